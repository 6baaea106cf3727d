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

    @Test
    void aMarkAtTheEndOfAHearingIsNotCertain() {
        prefix.hear("Turn on the light.");
        assertThat(prefix.hear("Turn on the light.")).isEqualTo("Turn on the");
        assertThat(prefix.finish("Turn on the light, please.")).isEqualTo(" light, please.");
    }

    @Test
    void theEndMayComeInParts() {
        assertThat(prefix.finish("turn on the light")).isEqualTo("turn on the light");
        assertThat(prefix.finish("turn on the light and  the fan")).isEqualTo(" and the fan");
        assertThat(prefix.told()).isEqualTo("turn on the light and the fan");
    }

    @Test
    void scriptsWithoutSpacesLoseNothing() {
        prefix.hear("打开厨房的灯。");
        assertThat(prefix.hear("打开厨房的灯。")).isEqualTo("打开厨房的");
        assertThat(prefix.finish("打开厨房的灯，谢谢。")).isEqualTo("灯，谢谢。");
        assertThat(prefix.told()).isEqualTo("打开厨房的灯，谢谢。");
    }

    @Test
    void scriptsWithoutSpacesMayComeInParts() {
        prefix.finish("你好");
        assertThat(prefix.finish("你好。再见 Anna 我走了")).isEqualTo("再见 Anna 我走了");
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
