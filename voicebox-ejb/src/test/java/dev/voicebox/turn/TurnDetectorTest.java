package dev.voicebox.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.config.TurnDetection.Eagerness;
import dev.voicebox.config.TurnDetection.Reaction;
import dev.voicebox.config.TurnDetection.SemanticVad;
import dev.voicebox.config.TurnDetection.ServerVad;
import dev.voicebox.turn.TurnDetector.Edge;
import dev.voicebox.turn.TurnDetector.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** Where turns begin and end, in frames of 32 ms. */
class TurnDetectorTest {
    private static final float SPEECH = 0.9f;
    private static final float SILENCE = 0.05f;

    private static final Reaction REACTION = new Reaction(true, true);

    private TurnDetector detector = new TurnDetector(settings(0.5, 300, 500), 0);

    @Test
    void aTurnBeginsBeforeItsFirstFrameByThePadding() {
        assertThat(hear(SILENCE, 30)).isEmpty();

        // 30 frames of silence are 960 ms.
        assertThat(hear(SPEECH, 2)).containsExactly(new Edge(Kind.BEGAN, 960 - 300));
    }

    @Test
    void aTurnEndsWithTheFrameThatMakesTheSilenceLongEnough() {
        hear(SPEECH, 10);

        // 16 frames of 32 ms are the first 500 ms and more.
        assertThat(hear(SILENCE, 15)).isEmpty();
        assertThat(hear(SILENCE, 1)).containsExactly(new Edge(Kind.ENDED, 320 + 512));
    }

    @Test
    void aClickOpensNoTurn() {
        for (int i = 0; i < 50; i++) {
            assertThat(hear(SPEECH, 1)).isEmpty();
            assertThat(hear(SILENCE, 1)).isEmpty();
        }
    }

    @Test
    void aPauseShorterThanTheSilenceDoesNotEndATurn() {
        hear(SPEECH, 5);
        for (int i = 0; i < 20; i++) {
            assertThat(hear(SILENCE, 15)).isEmpty();
            assertThat(hear(SPEECH, 1)).isEmpty();
        }
    }

    @Test
    void aVoiceThatSinksALittleBelowTheThresholdStillSpeaks() {
        hear(SPEECH, 5);

        assertThat(hear(0.4f, 100)).isEmpty();
        assertThat(hear(0.34f, 16)).hasSize(1);
    }

    @Test
    void aVoiceALittleBelowTheThresholdOpensNoTurn() {
        assertThat(hear(0.49f, 100)).isEmpty();
        assertThat(hear(0.5f, 2)).hasSize(1);
    }

    @Test
    void theFirstTurnDoesNotBeginBeforeTheAudioDoes() {
        assertThat(hear(SPEECH, 2)).containsExactly(new Edge(Kind.BEGAN, 0));

        detector = new TurnDetector(settings(0.5, 300, 500), 7_000);
        assertThat(hear(SPEECH, 2)).containsExactly(new Edge(Kind.BEGAN, 7_000));
    }

    @Test
    void aTurnDoesNotReachBackIntoTheOneBefore() {
        hear(SPEECH, 10);
        assertThat(hear(SILENCE, 16)).containsExactly(new Edge(Kind.ENDED, 832));

        assertThat(hear(SPEECH, 2)).containsExactly(new Edge(Kind.BEGAN, 832));
    }

    @Test
    void afterACommitTheCallerWhoGoesOnBeginsANewTurn() {
        hear(SPEECH, 10);
        detector.endTurn();

        assertThat(hear(SPEECH, 2)).containsExactly(new Edge(Kind.BEGAN, 320));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "32, 1", "33, 2", "200, 7", "500, 16", "2000, 63"})
    void theSilenceIsRoundedUpToWholeFrames(int silenceMs, int frames) {
        detector = new TurnDetector(settings(0.5, 0, silenceMs), 0);
        hear(SPEECH, 4);

        assertThat(hear(SILENCE, frames - 1)).isEmpty();
        assertThat(hear(SILENCE, 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.15, 0.3, 0.5, 0.9, 1.0})
    void silenceEndsATurnHoweverLowTheThresholdIs(double threshold) {
        detector = new TurnDetector(settings(threshold, 300, 500), 0);
        assertThat(hear(1, 2)).hasSize(1);

        assertThat(hear(0, 16)).hasSize(1);
    }

    @Test
    void offsetsAreWholeFramesAndPaddingWhateverIsHeard() {
        Random random = new Random(31);
        long origin = 32 * 11;
        detector = new TurnDetector(settings(0.5, 300, 200), origin);
        long floor = origin;
        boolean speaking = false;
        for (int i = 1; i <= 50_000; i++) {
            float probability = random.nextInt(4) == 0 ? random.nextFloat() : (i / 40) % 2 == 0 ? SPEECH : SILENCE;
            Edge edge = detector.hear(probability);
            if (edge == null) {
                continue;
            }
            boolean began = edge.kind() == Kind.BEGAN;
            assertThat(began).as("beginnings and ends alternate").isNotEqualTo(speaking);
            speaking = began;
            assertThat(edge.atMs()).isBetween(floor, origin + 32L * i);
            if (began) {
                assertThat(edge.atMs() == floor || (edge.atMs() + 300) % 32 == 0)
                        .isTrue();
            } else {
                assertThat(edge.atMs()).isEqualTo(origin + 32L * i);
                floor = edge.atMs();
            }
        }
    }

    @Test
    void audioThatMayStillBePartOfATurnIsNeeded() {
        hear(SILENCE, 100);
        assertThat(detector.neededFromMs().orElseThrow()).isLessThanOrEqualTo(3_200 - 300 - 64);

        hear(SPEECH, 2);
        assertThat(detector.neededFromMs()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void aPauseIsToldOnceAndSoIsItsEnd() {
        detector = new TurnDetector(new SemanticVad(Eagerness.MEDIUM, REACTION), 0);
        hear(SPEECH, 10);

        // 7 frames of silence are 224 ms.
        assertThat(hear(SILENCE, 6)).isEmpty();
        assertThat(hear(SILENCE, 1)).containsExactly(new Edge(Kind.PAUSED, 544));
        assertThat(hear(SILENCE, 3)).isEmpty();
        assertThat(hear(SPEECH, 1)).containsExactly(new Edge(Kind.WENT_ON, 672));
        assertThat(hear(SPEECH, 10)).isEmpty();
        assertThat(hear(SILENCE, 7)).hasSize(1);
    }

    @Test
    void aFrameThatCouldEndTheTurnWaitsForTheAnswer() {
        detector = new TurnDetector(new SemanticVad(Eagerness.HIGH, REACTION), 0);
        hear(SPEECH, 10);
        hear(SILENCE, 7);

        // At high eagerness no turn ends before 288 ms of silence, 9 frames.
        assertThat(detector.isUndecided(SILENCE)).isFalse();
        hear(SILENCE, 1);
        assertThat(detector.isUndecided(SILENCE)).isTrue();
        assertThat(detector.isUndecided(SPEECH))
                .as("speech goes on in any case")
                .isFalse();

        detector.endsAfter(320);
        assertThat(detector.isUndecided(SILENCE)).isFalse();
        assertThat(hear(SILENCE, 1)).isEmpty();
        assertThat(hear(SILENCE, 1)).containsExactly(new Edge(Kind.ENDED, 320 + 320));
    }

    @Test
    void theAnswerToOnePauseIsNotThatOfTheNext() {
        detector = new TurnDetector(new SemanticVad(Eagerness.HIGH, REACTION), 0);
        hear(SPEECH, 10);
        hear(SILENCE, 7);
        detector.endsAfter(1_600);
        hear(SPEECH, 1);

        assertThat(hear(SILENCE, 8)).containsExactly(new Edge(Kind.PAUSED, 18 * 32 + 224));
        assertThat(detector.isUndecided(SILENCE)).isTrue();
    }

    @Test
    void aFixedSilenceAsksNobody() {
        hear(SPEECH, 10);
        for (int i = 0; i < 15; i++) {
            assertThat(detector.isUndecided(SILENCE)).isFalse();
            assertThat(hear(SILENCE, 1)).isEmpty();
        }
    }

    private List<Edge> hear(float probability, int frames) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            Edge edge = detector.hear(probability);
            if (edge != null) {
                edges.add(edge);
            }
        }
        return edges;
    }

    private static ServerVad settings(double threshold, int paddingMs, int silenceMs) {
        return new ServerVad(threshold, paddingMs, silenceMs, OptionalInt.empty(), REACTION);
    }
}
