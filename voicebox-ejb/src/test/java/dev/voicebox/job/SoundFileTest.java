package dev.voicebox.job;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.WavFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SoundFileTest {

    @Test
    void aFileOfAnyRateBecomesTheProtocolsSound() throws UnreadableSound {
        byte[] second = WavFile.write(new Pcm(new short[16_000], 16_000));

        assertThat(SoundFile.readWav(second)).hasSize(48_000);
    }

    @Test
    void theHeaderMakesSamplesReadable() throws UnreadableSound {
        byte[] header = SoundFile.wavHeader();
        byte[] file = java.util.Arrays.copyOf(header, header.length + 4);
        file[44] = 7;

        assertThat(SoundFile.readWav(file)).containsExactly(7, 0, 0, 0);
    }

    @Test
    void anythingElseIsRefusedWithAdvice() {
        assertThatThrownBy(() -> SoundFile.readWav("ID3 not a wav file".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UnreadableSound.class)
                .hasMessageContaining("WAV");
    }
}
