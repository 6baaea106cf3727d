package dev.voicebox.nemesis.usage;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.voicebox.nemesis.load.Asked;

import static org.assertj.core.api.Assertions.assertThat;

/** Doctored sums of what was charged. */
class UsageCheckTest {
    private static final List<Asked> ASKED =
            List.of(new Asked("s1", true, 10, 5), new Asked("s1", true, 20, 5), new Asked("s1", false, 0, 0));

    @Test
    void whatWasSeenAndPerhapsWhatWasNotIsRight() {
        assertThat(check(new Charged(2, 30, 10))).isEqualTo(new UsageCheck(2, 1, 0, 0, 0));
        assertThat(check(new Charged(3, 60, 15))).isEqualTo(new UsageCheck(2, 1, 1, 0, 0));
    }

    @Test
    void anAnswerThatIsNotChargedIsFound() {
        assertThat(check(new Charged(1, 20, 5)).less()).isEqualTo(1);
        assertThat(UsageCheck.of(ASKED, Map.of()).less()).isEqualTo(1);
    }

    @Test
    void tokensThatAreNotChargedAreFound() {
        assertThat(check(new Charged(2, 29, 10)).less()).isEqualTo(1);
        assertThat(check(new Charged(3, 60, 9)).less()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsChargedTwiceIsFound() {
        assertThat(check(new Charged(4, 60, 20)).more()).isEqualTo(1);
        assertThat(check(new Charged(2, 31, 10)).more()).isEqualTo(1);
    }

    @Test
    void whatNobodyAskedForIsFound() {
        assertThat(UsageCheck.of(List.of(), Map.of("s2", new Charged(1, 1, 1))).more())
                .isEqualTo(1);
    }

    private static UsageCheck check(Charged charged) {
        return UsageCheck.of(ASKED, Map.of("s1", charged));
    }
}
