package dev.voicebox.speech.vad.silero;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.G711;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.vad.ReferenceHearing;
import dev.voicebox.speech.vad.ReferenceHearing.Segment;
import dev.voicebox.speech.vad.VoiceActivityContract;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.VoiceActivityStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The real model, where it lies beside the project. */
class SileroVoiceActivityTest extends VoiceActivityContract {
    private static final int RATE = VoiceActivityStream.SAMPLE_RATE;

    /** Seconds: what the segments of a real recording may differ from the makers' program. */
    private static final double TOLERANCE = 0.064;

    /** Length of the recording. */
    private static final double SECONDS = 11;

    @Override
    protected VoiceActivityEngine newEngine() {
        try {
            return SileroVoiceActivity.open(Fixtures.file("models/silero_vad_v6.onnx"));
        } catch (SpeechFailure broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void theRuleOfTheSegmentsIsThatOfTheReference() {
        ReferenceHearing reference = ReferenceHearing.ofJfk();
        float[] probabilities = new float[reference.probabilities().length];
        IntStream.range(0, probabilities.length)
                .forEach(i -> probabilities[i] = (float) reference.probabilities()[i]);

        assertThat(ReferenceHearing.segments(probabilities, SECONDS)).isEqualTo(reference.segments());
    }

    @Test
    void itHearsOfEachFrameWhatTheReferenceHears() {
        double[] reference = ReferenceHearing.ofJfk().probabilities();
        float[] heard = hear(Fixtures.sound("audio/jfk.wav").samples());

        for (int i = 0; i < heard.length; i++) {
            assertThat((double) heard[i]).as("frame " + i).isCloseTo(reference[i], within(0.005));
        }
    }

    @Test
    void speechBeginsAndEndsWhereTheReferenceSays() {
        List<Segment> heard =
                ReferenceHearing.segments(hear(Fixtures.sound("audio/jfk.wav").samples()), SECONDS);

        assertClose("16 kHz", heard, ReferenceHearing.ofJfk().segments());
    }

    @Test
    void soDoesSpeechThatComesAt24Kilohertz() {
        Pcm wire = Resampler.convert(Fixtures.sound("audio/jfk.wav"), 24_000);
        List<Segment> heard =
                ReferenceHearing.segments(hear(Resampler.convert(wire, RATE).samples()), SECONDS);

        assertClose("24 kHz", heard, ReferenceHearing.ofJfk().segments());
    }

    /** For 8 kHz the model has other weights, which hear through a pause of 128 ms and miss a word of 88 ms at the end. */
    @Test
    void soDoesATurnOverATelephone() {
        short[] samples =
                Resampler.convert(Fixtures.sound("audio/jfk.wav"), 8_000).samples();
        short[] line = G711.MU_LAW.decode(G711.MU_LAW.encode(samples));
        try (VoiceActivityStream stream = engine.openFor(8_000)) {
            assertThat(stream.sampleRate()).isEqualTo(8_000);
            List<Segment> heard = ReferenceHearing.segments(hear(stream, line), SECONDS);

            assertClose("8 kHz", turns(heard), turns(ReferenceHearing.ofJfk().segments()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 300, 3_000})
    void noiseIsNoSpeech(double level) {
        float[] heard = hear(Sounds.noise(4, 10 * RATE, level));

        assertThat(share(heard, 0, 10 * RATE)).isZero();
    }

    @Test
    void sessionsOnManyThreadsHearTheSameAsOneAlone() {
        short[] sound = Fixtures.sound("audio/jfk.wav").samples();
        float[] alone = hear(sound);

        List<float[]> heard =
                IntStream.range(0, 8).parallel().mapToObj(i -> hear(sound)).toList();

        assertThat(heard).allSatisfy(each -> assertThat(each).isEqualTo(alone));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 1_000_000, 2_327_000})
    void aTruncatedFileIsAFailureInPlainWords(int length, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("models/silero_vad_v6.onnx"));
        Path file = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, length));

        assertThatThrownBy(() -> SileroVoiceActivity.open(file))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("cut.onnx");
    }

    /** What could be a turn at the shortest silence that people set, and is longer than a syllable. */
    private static List<Segment> turns(List<Segment> segments) {
        return ReferenceHearing.withoutPausesBelow(0.2, segments).stream()
                .filter(segment -> segment.to() - segment.from() > 0.1)
                .toList();
    }

    private static void assertClose(String what, List<Segment> heard, List<Segment> reference) {
        System.out.println("Silero at " + what + " against the reference, ms: "
                + IntStream.range(0, Math.min(heard.size(), reference.size()))
                        .mapToObj(i -> off(heard.get(i), reference.get(i)))
                        .toList());
        assertThat(heard).hasSameSizeAs(reference);
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i).from()).isCloseTo(reference.get(i).from(), within(TOLERANCE + 1e-9));
            assertThat(heard.get(i).to()).isCloseTo(reference.get(i).to(), within(TOLERANCE + 1e-9));
        }
    }

    private static String off(Segment heard, Segment reference) {
        return String.format(
                Locale.ROOT,
                "%+.0f %+.0f",
                1000 * (heard.from() - reference.from()),
                1000 * (heard.to() - reference.to()));
    }
}
