package dev.voicebox.speech.vad;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;

class EnergyVoiceActivityTest extends VoiceActivityContract {
    private static final int RATE = VoiceActivityStream.SAMPLE_RATE;
    private static final int ADAPTED = RATE / 2;

    @Override
    protected VoiceActivityEngine newEngine() {
        return new EnergyVoiceActivity();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 10, 100, 1_000, 8_000})
    void steadyNoiseOfAnyLevelIsLearntWithinHalfASecond(double level) {
        float[] heard = hear(Sounds.noise((long) level, 20 * RATE, level));
        assertThat(share(heard, ADAPTED, 20 * RATE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"50,300", "50,12000", "60,3000", "120,3000", "120,12000"})
    void humIsLearntWithinHalfASecond(int hertz, double level) {
        short[] hum = Sounds.sum(
                Sounds.sine(hertz, RATE, 10 * RATE, level), Sounds.sine(3 * hertz, RATE, 10 * RATE, level / 3));
        assertThat(share(hear(hum), ADAPTED, 10 * RATE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2,0.85", "1,0.85", "0.1,0.85", "0.03,0.75", "0.01,0.55"})
    void aPersonIsHeardAtAnyLoudness(double loudness, double share) {
        short[] speech = Sounds.scaled(Fixtures.sound("audio/jfk.wav").samples(), loudness);
        assertThat(agreement(speech).recall()).isGreaterThan(share);
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 300})
    void aPersonIsHeardInNoise(double level) {
        short[] speech = Fixtures.sound("audio/jfk.wav").samples();
        Agreement agreement = agreement(Sounds.sum(speech, Sounds.noise(5, speech.length, level)));
        assertThat(agreement.recall()).isGreaterThan(0.75);
        assertThat(agreement.falseOpen()).isLessThan(0.2);
    }

    @Test
    void itAgreesWithTheReferenceOnAHumanRecording() {
        Agreement agreement = agreement(Fixtures.sound("audio/jfk.wav").samples());
        System.out.printf(
                "energy VAD against the reference: %.0f %% of speech frames found, %.0f %% of other frames open%n",
                100 * agreement.recall(), 100 * agreement.falseOpen());
        assertThat(agreement.recall()).isGreaterThan(0.85);
        assertThat(agreement.falseOpen()).isLessThan(0.2);
    }

    @Test
    void everyPauseOfTheReferenceIsHeardAsAPause() {
        float[] heard = hear(Fixtures.sound("audio/jfk.wav").samples());
        double[][] pauses = {{2.4, 3.2}, {4.55, 5.3}, {7.7, 8.1}};
        for (double[] pause : pauses) {
            assertThat(share(heard, (int) (pause[0] * RATE), (int) (pause[1] * RATE)))
                    .as("pause at %.1f s", pause[0])
                    .isZero();
        }
    }

    @Test
    void everySpokenCommandOpensItBySoonAfterItsStart() {
        for (Fixtures.Spoken spoken : Fixtures.commands()) {
            float[] heard = hear(spoken.sound().samples());
            assertThat(share(heard, 0, RATE / 2)).as(spoken.name()).isGreaterThan(0.3);
            assertThat(share(heard, 0, heard.length * 512)).as(spoken.name()).isGreaterThan(0.5);
        }
    }

    private record Agreement(double recall, double falseOpen) {}

    private Agreement agreement(short[] speech) {
        float[] heard = hear(speech);
        double[] reference = ReferenceHearing.ofJfk().probabilities();
        double[] frames = new double[2];
        double[] open = new double[2];
        for (int i = 0; i < Math.min(heard.length, reference.length); i++) {
            int speaking = reference[i] >= 0.5 ? 1 : 0;
            frames[speaking]++;
            open[speaking] += heard[i] >= 0.5 ? 1 : 0;
        }
        return new Agreement(open[1] / frames[1], open[0] / frames[0]);
    }
}
