package dev.voicebox.speech.prosody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** How made-up voices sound at their end. */
class ProsodyTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @CsvSource({"100, 80", "200, 150", "300, 200", "120, 120", "120, 160", "220, 330", "75, 65"})
    void theSlopeIsThatOfThePitch(double from, double to) {
        Tone tone = toneOf(new Hum(from, to, 400).sound(RATE));

        double semitonesPerSecond = 12 * Math.log(to / from) / Math.log(2) / 0.4;
        assertThat(tone.slope()).isCloseTo(semitonesPerSecond, within(1.0));
        assertThat(tone.voicedMs()).isBetween(280, 400);
    }

    @Test
    void aVoiceThatSinksEndsBelowItsMiddle() {
        Tone tone = toneOf(Sounds.joined(new Hum(160, 160, 800).sound(RATE), new Hum(160, 110, 300).sound(RATE)));

        // 160 to 110 Hz are 6.5 semitones; the last 80 ms lie a semitone above the bottom.
        assertThat(tone.end()).isBetween(-6.6, -4.0);
    }

    @Test
    void aVoiceThatRisesEndsAboveIt() {
        Tone tone = toneOf(Sounds.joined(new Hum(160, 150, 800).sound(RATE), new Hum(150, 210, 300).sound(RATE)));

        assertThat(tone.end()).isBetween(2.5, 6.0);
        assertThat(tone.slope()).isGreaterThan(10);
    }

    @Test
    void aVoiceThatTrailsOffFalls() {
        Tone tone = toneOf(new Hum(150, 150, 1_000).sound(RATE, 20));

        // Quieter by 20 dB at the end, by 10 in the middle.
        assertThat(tone.fall()).isBetween(6.0, 10.0);
    }

    @Test
    void aVoiceThatIsCutOffDoesNot() {
        assertThat(toneOf(new Hum(150, 150, 1_000).sound(RATE)).fall()).isBetween(-1.0, 2.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 48_000})
    void everySampleRateTellsTheSame(int rate) {
        short[] sinking = Sounds.joined(new Hum(180, 120, 600).sound(rate, 6), Hum.silence(rate, 200));
        Tone tone = Prosody.of(new Pcm(sinking, rate));

        assertThat(tone.slope()).isCloseTo(-11.7, within(1.0));
        assertThat(tone.end()).isCloseTo(-2.5, within(0.7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.2, 1, 1.5})
    void nearAndFarVoicesTellTheSame(double loudness) {
        short[] sinking = Sounds.scaled(new Hum(180, 120, 600).sound(RATE, 6), loudness);
        Tone tone = toneOf(sinking);

        assertThat(tone.slope()).isCloseTo(-11.7, within(1.5));
        assertThat(tone.fall()).isCloseTo(2.5, within(1.0));
    }

    @Test
    void whatWasSaidLongAgoDoesNotCount() {
        short[] lately = new Hum(150, 120, 3_500).sound(RATE);
        Tone alone = Prosody.of(new Pcm(lately, RATE));
        Tone after = Prosody.of(new Pcm(Sounds.joined(new Hum(300, 300, 5_000).sound(RATE), lately), RATE));

        assertThat(after).isEqualTo(alone);
    }

    @Test
    void theLengthOfTheSilenceAfterwardsDoesNotCount() {
        short[] voice = new Hum(180, 120, 600).sound(RATE, 6);
        Tone soon = Prosody.of(new Pcm(Sounds.joined(voice, Hum.silence(RATE, 100)), RATE));
        Tone later = Prosody.of(new Pcm(Sounds.joined(voice, Hum.silence(RATE, 600)), RATE));

        assertThat(later.slope()).isCloseTo(soon.slope(), within(0.5));
        assertThat(later.end()).isCloseTo(soon.end(), within(0.3));
        assertThat(later.fall()).isCloseTo(soon.fall(), within(0.5));
    }

    @Test
    void aStrongOvertoneIsNotTakenForThePitch() {
        short[] voice = new Hum(160, 150, 600).sound(RATE);
        short[] overtone = new Hum(320, 300, 200).sound(RATE);
        short[] end = Sounds.sum(new Hum(150, 145, 200).sound(RATE), overtone);

        assertThat(toneOf(Sounds.joined(voice, end)).end()).isBetween(-3.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aNoiseHasNoVoice(long seed) {
        assertThat(Prosody.of(new Pcm(Sounds.noise(seed, 2 * RATE, 2_000), RATE)))
                .isEqualTo(Tone.NONE);
    }

    @Test
    void nothingHasNoVoice() {
        assertThat(Prosody.of(new Pcm(new short[0], RATE))).isEqualTo(Tone.NONE);
        assertThat(Prosody.of(new Pcm(new short[300], RATE))).isEqualTo(Tone.NONE);
        assertThat(Prosody.of(new Pcm(new short[5 * RATE], RATE))).isEqualTo(Tone.NONE);
        assertThat(Tone.NONE.isHeard()).isFalse();
    }

    @Test
    void aVoiceInANoisyRoomIsStillHeard() {
        short[] voice = new Hum(180, 130, 800).sound(RATE);
        Tone tone = toneOf(Sounds.sum(voice, Sounds.noise(4, voice.length, 300)));

        assertThat(tone.isHeard()).isTrue();
        assertThat(tone.slope()).isCloseTo(-7.0, within(1.5));
    }

    private static Tone toneOf(short[] voice) {
        return Prosody.of(new Pcm(Sounds.joined(voice, Hum.silence(RATE, 200)), RATE));
    }
}
