package dev.voicebox.turn.endpoint;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.config.TurnDetection.Eagerness;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.TurnTone;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a silence must last. */
class EndpointTest {
    private static final TurnTone FALLEN = new TurnTone(true, -8, -4, 10);
    private static final TurnTone CUT_OFF = new TurnTone(true, 0, 0, 0);
    private static final TurnTone RISEN = new TurnTone(true, 15, 3, 3.5);

    @ParameterizedTest
    @CsvSource({
        "ANSWERS, 864, 448, 288",
        "UNKNOWN, 2528, 1280, 736",
        "GOES_ON, 7456, 3712, 1888",
        "HESITATES, 7648, 3840, 1920"
    })
    void withoutAVoiceTheWordsDecide(Cue cue, int low, int medium, int high) {
        assertThat(Endpoint.of(Eagerness.LOW).silenceMs(cue, TurnTone.UNHEARD)).isEqualTo(low);
        assertThat(Endpoint.of(Eagerness.MEDIUM).silenceMs(cue, TurnTone.UNHEARD))
                .isEqualTo(medium);
        assertThat(Endpoint.of(Eagerness.HIGH).silenceMs(cue, TurnTone.UNHEARD)).isEqualTo(high);
    }

    @ParameterizedTest
    @EnumSource
    void withoutWordsTheVoiceDecides(Eagerness eagerness) {
        Endpoint endpoint = Endpoint.of(eagerness);

        assertThat(endpoint.silenceMs(Cue.UNKNOWN, FALLEN))
                .isLessThan(endpoint.silenceMs(Cue.UNKNOWN, TurnTone.UNHEARD))
                .isLessThan(endpoint.silenceMs(Cue.UNKNOWN, CUT_OFF) / 2);
        assertThat(endpoint.silenceMs(Cue.UNKNOWN, CUT_OFF))
                .isGreaterThan(endpoint.silenceMs(Cue.UNKNOWN, TurnTone.UNHEARD));
    }

    @Test
    void aRisingVoiceHoldsAListAndLetsAQuestionGo() {
        Endpoint endpoint = Endpoint.of(Eagerness.MEDIUM);

        assertThat(endpoint.silenceMs(Cue.SAYS, RISEN))
                .isGreaterThan(endpoint.silenceMs(Cue.SAYS, TurnTone.UNHEARD) * 5 / 4);
        assertThat(endpoint.silenceMs(Cue.ASKS, RISEN)).isEqualTo(endpoint.silenceMs(Cue.ASKS, TurnTone.UNHEARD));
    }

    @ParameterizedTest
    @EnumSource
    void everyCueWaitsNoLongerThanTheOneBefore(Eagerness eagerness) {
        int before = Integer.MAX_VALUE;
        for (Cue cue : Cue.values()) {
            int silence = Endpoint.of(eagerness).silenceMs(cue, TurnTone.UNHEARD);
            assertThat(silence).as(cue.name()).isLessThanOrEqualTo(before);
            before = silence;
        }
    }

    @ParameterizedTest
    @CsvSource({"LOW, 8000", "MEDIUM, 4000", "HIGH, 2000"})
    void neverIsTheWaitLongerThanTheProtocolSaysOrShorterThanThePauseThatWasAskedAbout(Eagerness eagerness, int limit) {
        Endpoint endpoint = Endpoint.of(eagerness);
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            TurnTone tone = new TurnTone(
                    random.nextBoolean(),
                    random.nextGaussian() * 1e3,
                    random.nextGaussian() * 100,
                    random.nextGaussian() * 100);
            int silence = endpoint.silenceMs(Cue.values()[random.nextInt(Cue.values().length)], tone);
            assertThat(silence).isBetween(endpoint.shortestMs(), limit);
            assertThat(silence % SpeechProbability.FRAME_MS)
                    .as("whole frames, so that the limit holds")
                    .isZero();
        }
        assertThat(endpoint.shortestMs()).isGreaterThanOrEqualTo(Endpoint.PAUSE_MS);
    }

    @Test
    void theMoreEagerTheSooner() {
        for (Cue cue : Cue.values()) {
            for (TurnTone tone : new TurnTone[] {TurnTone.UNHEARD, FALLEN, CUT_OFF, RISEN}) {
                assertThat(Endpoint.of(Eagerness.LOW).silenceMs(cue, tone))
                        .isGreaterThan(Endpoint.of(Eagerness.MEDIUM).silenceMs(cue, tone));
                assertThat(Endpoint.of(Eagerness.MEDIUM).silenceMs(cue, tone))
                        .isGreaterThan(Endpoint.of(Eagerness.HIGH).silenceMs(cue, tone));
            }
        }
    }
}
