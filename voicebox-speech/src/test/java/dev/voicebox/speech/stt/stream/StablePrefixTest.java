package dev.voicebox.speech.stt.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StablePrefixTest {
    private final StablePrefix prefix = new StablePrefix();

    @Test
    void oneHearingMakesNothingCertain() {
        assertThat(prefix.hear("turn on")).isEmpty();
    }

    @Test
    void whatTwoHearingsAgreeOnIsTold() {
        prefix.hear("turn on");
        assertThat(prefix.hear("turn on the key")).isEqualTo("turn on");
        assertThat(prefix.hear("turn on the kitchen")).isEqualTo(" the");
    }

    @Test
    void aWordThatChangesWaits() {
        prefix.hear("turn of");
        assertThat(prefix.hear("turn on the")).isEqualTo("turn");
        assertThat(prefix.hear("turn on the light")).isEqualTo(" on the");
    }

    @Test
    void marksAndCapitalsDoNotMakeAnotherWord() {
        prefix.hear("Turn on.");
        assertThat(prefix.hear("turn on, please")).isEqualTo("turn on,");
    }

    @Test
    void theRestComesInTheEnd() {
        prefix.hear("turn on");
        prefix.hear("turn on the");
        assertThat(prefix.finish("turn on the light")).isEqualTo(" the light");
        assertThat(prefix.told()).isEqualTo("turn on the light");
    }

    @Test
    void withoutAnyHearingBeforeTheEndIsAll() {
        assertThat(prefix.finish(" turn on ")).isEqualTo("turn on");
    }

    @Test
    void aHearingThatTakesBackWhatWasToldTellsNothing() {
        prefix.hear("turn on");
        prefix.hear("turn on");
        prefix.hear("burn on the light");
        assertThat(prefix.hear("burn on the light")).isEmpty();
        assertThat(prefix.told()).isEqualTo("turn on");
    }

    @Test
    void anEndThatDisagreesGoesOnBehindWhatWasTold() {
        prefix.hear("turn on");
        prefix.hear("turn on");
        assertThat(prefix.finish("burn on the light")).isEqualTo(" the light");
    }

    @Test
    void anEndWithAnotherNumberOfWordsGoesOnBehindTheLastWordThatWasTold() {
        prefix.hear("i want a nice");
        prefix.hear("i want a nice");
        assertThat(prefix.finish("I wanna nice cup")).isEqualTo(" cup");
    }

    @Test
    void anEndThatIsShorterAddsNothing() {
        prefix.hear("turn on the light");
        prefix.hear("turn on the light");
        assertThat(prefix.finish("no")).isEmpty();
        assertThat(prefix.finish("")).isEmpty();
    }

    /** Hearings that make up another last word each time, as recognisers do. */
    @Test
    void whatIsToldIsAlwaysTheTextInTheEnd() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            StablePrefix stable = new StablePrefix();
            StringBuilder deltas = new StringBuilder();
            List<String> words = Arrays.asList("the quick brown fox jumps over the lazy dog".split(" "));
            for (int known = 1; known < words.size(); known++) {
                List<String> heard = new ArrayList<>(words.subList(0, known));
                heard.add("guess" + random.nextInt(1_000_000));
                deltas.append(stable.hear(String.join(" ", heard)));
                assertThat(String.join(" ", words)).startsWith(deltas.toString());
            }
            deltas.append(stable.finish(String.join(" ", words)));
            assertThat(deltas).hasToString(String.join(" ", words)).hasToString(stable.told());
        }
    }
}
