package dev.voicebox.job.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.WavFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

/** Files that callers send, and files that they fetch. */
class SoundFileTest {
    /** 2 s of a tone. */
    private static final short[] SOUND = new short[48_000];

    static {
        for (int i = 0; i < SOUND.length; i++) {
            SOUND[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 24_000));
        }
    }

    @Test
    void aFileOfAnyRateBecomesTheProtocolsSound() throws UnreadableSound {
        byte[] second = WavFile.write(new Pcm(new short[16_000], 16_000));

        assertThat(SoundFile.read(second)).hasSize(48_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = SoundFormat.class,
            names = {"MP3", "WAV"})
    void whatIsFetchedCanBeSent(SoundFormat format) throws UnreadableSound {
        byte[] read = SoundFile.read(written(format, SOUND));

        assertThat(read.length / 48L).isBetween(2_000L, 2_150L);
        short[] heard = LinearPcm.samples(read);
        assertThat(loudness(heard)).isCloseTo(loudness(SOUND), withinPercentage(6));
    }

    @Test
    void plainSamplesStayAsTheyAre() {
        assertThat(written(SoundFormat.PCM, SOUND)).isEqualTo(LinearPcm.bytes(SOUND));
    }

    @ParameterizedTest
    @EnumSource(SoundFormat.class)
    void withoutSoundThereIsNoFile(SoundFormat format) {
        assertThat(format.writer().end()).isEmpty();
    }

    @Test
    void formatsAreNamedAsClientsNameThem() {
        assertThat(SoundFormat.names()).containsExactly("mp3", "wav", "pcm");
        assertThat(SoundFormat.named("mp3").contentType()).isEqualTo("audio/mpeg");
    }

    @Test
    void anythingElseIsRefusedWithAdvice() {
        assertThatThrownBy(() -> SoundFile.read("OggS no wav file".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UnreadableSound.class)
                .hasMessageContaining("this is an Ogg file")
                .hasMessageContaining("WAV or MP3");
    }

    @Test
    void moreThanHalfAnHourIsRefused() {
        byte[] hour = WavFile.write(new Pcm(new short[8_000 * 31 * 60], 8_000));

        assertThatThrownBy(() -> SoundFile.read(hour)).hasMessageContaining("30 minutes");
    }

    private static byte[] written(SoundFormat format, short[] sound) {
        SoundWriter writer = format.writer();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] samples = LinearPcm.bytes(sound);
        for (int at = 0; at < samples.length; at += 7_680) {
            file.writeBytes(writer.write(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + 7_680))));
        }
        file.writeBytes(writer.end());
        return file.toByteArray();
    }

    /** Root mean square of the middle. */
    private static double loudness(short[] sound) {
        return Math.sqrt(IntStream.range(10_000, 40_000)
                .mapToDouble(i -> (double) sound[i] * sound[i])
                .average()
                .orElse(0));
    }
}
