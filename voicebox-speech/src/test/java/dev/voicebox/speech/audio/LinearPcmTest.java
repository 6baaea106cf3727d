package dev.voicebox.speech.audio;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinearPcmTest {

    @Test
    void bytesAreLittleEndian() {
        assertThat(LinearPcm.bytes(new short[] {0x0102, -1})).containsExactly(2, 1, -1, -1);
    }

    @Test
    void samplesComeBack() {
        short[] sound = Sounds.noise(3, 1_000, 9_000);
        assertThat(LinearPcm.samples(LinearPcm.bytes(sound))).isEqualTo(sound);
    }

    @Test
    void halfASampleIsRefused() {
        assertThatThrownBy(() -> LinearPcm.samples(new byte[3])).hasMessageContaining("whole samples");
    }
}
