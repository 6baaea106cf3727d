package dev.voicebox.speech.stt;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenPartTest {
    private static final int RATE = 16_000;

    @Test
    void silenceIsLeftOutButForAMarginOnBothSides() {
        short[] sound = Sounds.joined(new short[RATE], Sounds.noise(2_000, RATE, 1), new short[2 * RATE]);

        SpokenPart part = SpokenPart.of(sound, RATE);

        assertThat(part).isEqualTo(new SpokenPart(RATE - 240 * 16, 2 * RATE + 240 * 16));
        assertThat(part.in(sound)).hasSize(RATE + 2 * 240 * 16);
    }

    @Test
    void whatIsQuietButNotSilentStays() {
        short[] sound =
                Sounds.joined(Sounds.noise(100, RATE, 1), Sounds.noise(2_000, RATE, 2), Sounds.noise(100, RATE, 3));

        assertThat(SpokenPart.of(sound, RATE)).isEqualTo(new SpokenPart(0, sound.length));
    }

    @Test
    void soundWithoutSilenceIsKeptToItsLastSample() {
        short[] sound = Sounds.noise(2_000, RATE + 123, 1);

        assertThat(SpokenPart.of(sound, RATE)).isEqualTo(new SpokenPart(0, RATE + 123));
    }

    @Test
    void nothingButSilenceAndNothingAtAllStayWhatTheyAre() {
        assertThat(SpokenPart.of(new short[RATE], RATE)).isEqualTo(new SpokenPart(0, RATE));
        assertThat(SpokenPart.of(new short[0], RATE)).isEqualTo(new SpokenPart(0, 0));
        assertThat(SpokenPart.of(new short[7], RATE)).isEqualTo(new SpokenPart(0, 7));
    }
}
