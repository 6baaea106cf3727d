package dev.voicebox.speech.audio;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What LAME writes, as another's decoder reads it. */
class Mp3Test {
    private static final int RATE = 24_000;
    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @ValueSource(ints = {16_000, 24_000, 48_000})
    void whatIsWrittenIsReadAgain(int rate) throws UnsupportedAudio {
        short[] said = voice(rate, 4 * rate);
        Pcm heard = Mp3File.read(encoded(rate, said, 7_680), HOUR);

        assertThat(heard.sampleRate()).isEqualTo(rate);
        assertThat(heard.durationMs()).isBetween(4_000L, 4_150L);
        assertThat(Sounds.loudness(heard.samples(), 0, heard.samples().length))
                .isCloseTo(Sounds.loudness(said, 0, said.length), within(300.0));
        int late = delay(said, heard.samples(), rate);
        short[] same = Arrays.copyOfRange(heard.samples(), late, late + said.length);
        assertThat(Sounds.signalToNoise(middle(said), middle(same))).isGreaterThan(20);
    }

    @Test
    void anyCuttingGivesTheSameFile() {
        short[] said = voice(RATE, RATE);
        assertThat(encoded(RATE, said, 14)).isEqualTo(encoded(RATE, said, 2 * RATE));
    }

    @Test
    void framesComeWhileTheSoundIsMade() {
        Mp3Encoder encoder = new Mp3Encoder(RATE);
        byte[] piece = LinearPcm.bytes(voice(RATE, RATE / 5));

        assertThat(encoder.push(piece)).isNotEmpty();
        assertThat(encoder.push(piece)).hasSizeBetween(1_200, 2_000);
    }

    @Test
    void manyMayBeWrittenAtOnce() throws Exception {
        short[] said = voice(RATE, RATE);
        byte[] alone = encoded(RATE, said, 7_680);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<byte[]> writer = () -> encoded(RATE, said, 7_680);
            for (Future<byte[]> written : threads.invokeAll(List.of(writer, writer, writer, writer))) {
                assertThat(written.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aFileIsKnownByItsFirstBytes() {
        assertThat(Mp3File.isMp3(encoded(RATE, voice(RATE, RATE), 7_680))).isTrue();
        assertThat(Mp3File.isMp3("ID3\u0004and then whatever".getBytes())).isTrue();
        assertThat(Mp3File.isMp3(WavFile.write(new Pcm(new short[100], RATE)))).isFalse();
        assertThat(Mp3File.isMp3(new byte[] {(byte) 0xff, (byte) 0xf1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
                .as("AAC")
                .isFalse();
        assertThat(Mp3File.isMp3(new byte[3])).isFalse();
    }

    @Test
    void longerThanAllowedIsRefused() {
        byte[] file = encoded(RATE, voice(RATE, 3 * RATE), 7_680);
        assertThatThrownBy(() -> Mp3File.read(file, 2_000))
                .isInstanceOf(UnsupportedAudio.class)
                .hasMessageContaining("cut it into pieces");
    }

    @Test
    void aTagWithoutSoundIsRefused() {
        assertThatThrownBy(() -> Mp3File.read("ID3\u0004and then whatever".getBytes(), HOUR))
                .isInstanceOf(UnsupportedAudio.class)
                .hasMessageContaining("broken");
    }

    @Test
    void aBrokenFileIsReadOrRefusedButNothingElse() {
        byte[] whole = encoded(RATE, voice(RATE, 2 * RATE), 7_680);
        int refused = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            byte[] file = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = random.nextInt(60); i > 0; i--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Mp3File.read(file, HOUR).durationMs()).isLessThan(5_000);
            } catch (UnsupportedAudio said) {
                refused++;
            }
        }
        assertThat(refused).isBetween(3, 97);
    }

    @Test
    void aByteThatMakesTheDecoderDivideByZeroIsRefused() {
        short[] sine = new short[RATE / 5];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (short) (8_000 * Math.sin(i * 0.1));
        }
        byte[] file = encoded(RATE, sine, 2 * RATE);
        file[202] = (byte) 160; // found by trying

        assertThatThrownBy(() -> Mp3File.read(file, HOUR))
                .isInstanceOf(UnsupportedAudio.class)
                .hasMessageContaining("broken");
    }

    private static byte[] encoded(int rate, short[] sound, int piece) {
        Mp3Encoder encoder = new Mp3Encoder(rate);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] bytes = LinearPcm.bytes(sound);
        for (int at = 0; at < bytes.length; at += piece) {
            file.writeBytes(encoder.push(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
        }
        file.writeBytes(encoder.finish());
        return file.toByteArray();
    }

    /** A tone that glides and swells, with two overtones. */
    private static short[] voice(int rate, int samples) {
        double phase = 0;
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            double t = (double) i / rate;
            phase += 2 * Math.PI * (250 + 120 * Math.sin(3 * t)) / rate;
            double swell = 0.5 + 0.5 * Math.sin(9 * t);
            tone[i] =
                    (short) (5_000 * swell * (Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(5 * phase)));
        }
        return Sounds.sum(tone, Sounds.noise(1, samples, 20));
    }

    /** Samples by which the second sound is late. */
    private static int delay(short[] said, short[] heard, int rate) {
        int from = rate;
        double best = 0;
        int delay = 0;
        for (int late = 0; late < 3_000; late++) {
            double likeness = 0;
            for (int i = from; i < from + rate / 2; i++) {
                likeness += (double) said[i] * heard[i + late];
            }
            if (likeness > best) {
                best = likeness;
                delay = late;
            }
        }
        return delay;
    }

    private static short[] middle(short[] sound) {
        return Arrays.copyOfRange(sound, sound.length / 10, sound.length * 9 / 10);
    }
}
