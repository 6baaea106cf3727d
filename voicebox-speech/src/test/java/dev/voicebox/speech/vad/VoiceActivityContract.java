package dev.voicebox.speech.vad;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every voice-activity engine keeps to. */
public abstract class VoiceActivityContract {
    private static final int RATE = VoiceActivityStream.SAMPLE_RATE;

    protected VoiceActivityEngine engine;

    protected abstract VoiceActivityEngine newEngine();

    @BeforeEach
    void openEngine() {
        engine = newEngine();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void itSaysWhoItIs() {
        assertThat(engine.info().id()).matches("[a-z]+");
        assertThat(engine.info().description()).isNotBlank();
    }

    @Test
    void itOpensForSpeechAndClosesAfterIt() {
        short[] said = Fixtures.commands().get(0).sound().samples();
        float[] heard = hear(Sounds.joined(new short[RATE], said, new short[RATE]));
        assertThat(share(heard, RATE, RATE + said.length)).isGreaterThan(0.5);
        assertThat(share(heard, 0, RATE)).isZero();
        assertThat(share(heard, heard.length * 512 - RATE / 2, heard.length * 512))
                .isZero();
    }

    @Test
    void silenceIsNoSpeech() {
        assertThat(share(hear(new short[5 * RATE]), 0, 5 * RATE)).isZero();
    }

    @Test
    void anAnswerIsAProbability() {
        float[] heard = hear(Sounds.noise(1, 2 * RATE, 9_000));
        for (float probability : heard) {
            assertThat(probability).isBetween(0f, 1f);
        }
    }

    @Test
    void aResetStreamIsAsNew() {
        short[] sound = Sounds.noise(2, RATE, 3_000);
        try (VoiceActivityStream stream = engine.open()) {
            float[] once = hear(stream, sound);
            stream.reset();
            assertThat(hear(stream, sound)).isEqualTo(once);
        }
    }

    @Test
    void streamsDoNotHearEachOther() {
        short[] sound = Sounds.sine(300, RATE, RATE, 3_000);
        float[] alone = hear(sound);
        try (VoiceActivityStream stream = engine.open();
                VoiceActivityStream other = engine.open()) {
            for (int i = 0; i < alone.length; i++) {
                other.probability(Sounds.noise(i, 512, 9_000));
                assertThat(stream.probability(Arrays.copyOfRange(sound, i * 512, i * 512 + 512)))
                        .isEqualTo(alone[i]);
            }
        }
    }

    @Test
    void aFrameOfAnotherLengthIsRefused() {
        try (VoiceActivityStream stream = engine.open()) {
            assertThatThrownBy(() -> stream.probability(new short[480])).hasMessageContaining("512");
        }
    }

    @Test
    void aStreamForTelephoneSoundHearsTheRateThatItTells() {
        try (VoiceActivityStream stream = engine.openFor(8_000)) {
            assertThat(stream.sampleRate()).isIn(8_000, 16_000);
            assertThat(stream.frameSamples()).isEqualTo(stream.sampleRate() * 32 / 1000);
            assertThat(stream.probability(new short[stream.frameSamples()])).isLessThan(0.5f);
            assertThatThrownBy(() -> stream.probability(new short[stream.frameSamples() + 1]))
                    .hasMessageContaining(String.valueOf(stream.frameSamples()));
        }
    }

    protected float[] hear(short[] sound) {
        try (VoiceActivityStream stream = engine.open()) {
            return hear(stream, sound);
        }
    }

    protected static float[] hear(VoiceActivityStream stream, short[] sound) {
        int size = stream.frameSamples();
        float[] probabilities = new float[sound.length / size];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = stream.probability(Arrays.copyOfRange(sound, i * size, i * size + size));
        }
        return probabilities;
    }

    /** Share of frames between two samples that count as speech. */
    protected static double share(float[] probabilities, int fromSample, int toSample) {
        int from = fromSample / 512;
        int to = Math.min(probabilities.length, toSample / 512);
        int open = 0;
        for (int i = from; i < to; i++) {
            open += probabilities[i] >= 0.5 ? 1 : 0;
        }
        return (double) open / (to - from);
    }
}
