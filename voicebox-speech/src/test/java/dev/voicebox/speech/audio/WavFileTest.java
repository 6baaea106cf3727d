package dev.voicebox.speech.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WavFileTest {
    private static final short[] SINE = Sounds.sine(440, 16_000, 1_600, 20_000);

    @Test
    void whatIsWrittenIsReadBack() throws UnsupportedAudio {
        Pcm heard = WavFile.read(WavFile.write(new Pcm(SINE, 24_000)));
        assertThat(heard.samples()).isEqualTo(SINE);
        assertThat(heard.sampleRate()).isEqualTo(24_000);
    }

    @ParameterizedTest
    @CsvSource({"1,8,38", "1,16,90", "1,24,90", "1,32,90", "3,32,90", "3,64,90", "6,8,30", "7,8,30"})
    void everyEncodingIsRead(int encoding, int bits, double decibels) throws UnsupportedAudio {
        for (boolean extensible : new boolean[] {false, true}) {
            byte[] file = file(format(encoding, bits, 1, extensible), encoded(encoding, bits, 1));
            assertThat(Sounds.signalToNoise(SINE, WavFile.read(file).samples())).isGreaterThan(decibels);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void channelsAreMixedToOne(int channels) throws UnsupportedAudio {
        byte[] file = file(format(1, 16, channels, false), encoded(1, 16, channels));
        assertThat(WavFile.read(file).samples()).isEqualTo(SINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7ffff000, -1, -2})
    void sizesOfStreamingWritersAreNotBelieved(int claimed) throws UnsupportedAudio {
        byte[] file = WavFile.write(new Pcm(SINE, 16_000));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, claimed).putInt(40, claimed);
        assertThat(WavFile.read(file).samples()).isEqualTo(SINE);
    }

    @Test
    void theStreamingHeaderIsRead() throws UnsupportedAudio {
        byte[] header = WavFile.streamingHeader(24_000);
        byte[] file = Arrays.copyOf(header, header.length + 2);
        assertThat(WavFile.read(file).samples()).hasSize(1);
    }

    @Test
    void unknownChunksAreSkipped() throws UnsupportedAudio {
        byte[] plain = WavFile.write(new Pcm(SINE, 16_000));
        ByteBuffer file = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        file.put(plain, 0, 12).put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(3);
        file.putInt(0).put(plain, 12, plain.length - 12);
        assertThat(WavFile.read(file.array()).samples()).isEqualTo(SINE);
    }

    @Test
    void halfASampleAtTheEndIsDropped() throws UnsupportedAudio {
        byte[] file = WavFile.write(new Pcm(SINE, 16_000));
        assertThat(WavFile.read(Arrays.copyOf(file, file.length - 1)).samples()).hasSize(SINE.length - 1);
    }

    @Test
    void otherFilesAreNamed() {
        assertRefused("OggS padded to twelve".getBytes(StandardCharsets.US_ASCII), "an Ogg file");
        assertRefused("fLaC padded to twelve".getBytes(StandardCharsets.US_ASCII), "a FLAC file");
        assertRefused("xxxxftypM4A xxxxxxxx".getBytes(StandardCharsets.US_ASCII), "MP4");
        assertRefused(new byte[0], "empty");
        assertRefused(new byte[2_000], "ffmpeg");
    }

    @ParameterizedTest
    @CsvSource({"2,4,ADPCM", "17,4,IMA", "85,16,MP3", "1,40,forty", "3,16,half"})
    void otherEncodingsAreRefusedWithWhatToSend(int encoding, int bits, String name) {
        byte[] format = format(encoding, Math.max(8, bits), 1, false);
        assertRefused(file(format, new byte[64]), "send PCM");
    }

    @Test
    void oddRatesAndChannelsAreRefused() {
        byte[] format = format(1, 16, 1, false);
        ByteBuffer.wrap(format).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 12_345);
        assertRefused(file(format, new byte[64]), "12345 Hz");
        assertRefused(file(format(1, 16, 500, false), new byte[64]), "500 channels");
        assertRefused(file(new byte[16], new byte[64]), "0 channels");
    }

    @Test
    void aHostileHeaderNeverCostsMoreThanAnAnswer() {
        byte[] file = WavFile.write(new Pcm(SINE, 16_000));
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] hostile = file.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                hostile[random.nextInt(60)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(hostile, random.nextInt(hostile.length + 1));
            try {
                assertThat(WavFile.read(cut).samples().length).isLessThanOrEqualTo(cut.length);
            } catch (UnsupportedAudio expected) {
                assertThat(expected).hasMessageContaining(";");
            }
        }
    }

    private static void assertRefused(byte[] file, String words) {
        assertThatThrownBy(() -> WavFile.read(file))
                .isInstanceOf(UnsupportedAudio.class)
                .hasMessageContaining(words);
    }

    private static byte[] file(byte[] format, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(28 + format.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(tag("RIFF")).putInt(file.capacity() - 8).put(tag("WAVE"));
        file.put(tag("fmt ")).putInt(format.length).put(format);
        file.put(tag("data")).putInt(data.length).put(data);
        return file.array();
    }

    private static byte[] format(int encoding, int bits, int channels, boolean extensible) {
        ByteBuffer format = ByteBuffer.allocate(extensible ? 40 : 16).order(ByteOrder.LITTLE_ENDIAN);
        format.putShort((short) (extensible ? 0xfffe : encoding)).putShort((short) channels);
        format.putInt(16_000).putInt(0).putShort((short) (channels * bits / 8)).putShort((short) bits);
        if (extensible) {
            format.putShort((short) 22).putShort((short) bits).putInt(4).putShort((short) encoding);
        }
        return format.array();
    }

    private static byte[] encoded(int encoding, int bits, int channels) {
        ByteBuffer data = ByteBuffer.allocate(SINE.length * channels * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : SINE) {
            for (int channel = 0; channel < channels; channel++) {
                put(data, encoding, bits, sample);
            }
        }
        return data.array();
    }

    private static void put(ByteBuffer data, int encoding, int bits, short sample) {
        switch (encoding * 100 + bits) {
            case 108 -> data.put((byte) ((sample >> 8) + 128));
            case 116 -> data.putShort(sample);
            case 124 -> data.put((byte) 0).putShort(sample);
            case 132 -> data.putInt(sample << 16);
            case 332 -> data.putFloat(sample / 32_768f);
            case 364 -> data.putDouble(sample / 32_768.0);
            case 608 -> data.put(G711.A_LAW.encode(sample));
            default -> data.put(G711.MU_LAW.encode(sample));
        }
    }

    private static byte[] tag(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
