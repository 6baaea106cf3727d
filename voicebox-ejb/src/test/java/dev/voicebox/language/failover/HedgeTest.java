package dev.voicebox.language.failover;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.Requests;
import dev.voicebox.language.breaker.Circuit;

import static org.assertj.core.api.Assertions.assertThat;

class HedgeTest extends FailoverFixture {
    private static final FailoverRules RULES = new FailoverRules(Duration.ofSeconds(5), Duration.ofMillis(400));

    private ModelCall call;

    @BeforeEach
    void aSecondOneIsAsked() {
        call = model(RULES, first, second, third).stream(Requests.saying("hello"), answer);
        assertThat(second.calls).isEmpty();
        timers.advance(Duration.ofMillis(400));
        assertThat(second.calls).hasSize(1);
    }

    @Test
    void theFirstWordWinsAndTheOtherIsHungUpOn() {
        second.says().onText("Me.");
        first.says().onText("No, me.");
        first.says().onFinished(FinishReason.STOP);
        second.says().onFinished(FinishReason.STOP);

        assertThat(answer.text()).isEqualTo("Me.");
        assertThat(answer.finishes()).hasSize(1);
        assertThat(answer.faults()).isEmpty();
        assertThat(first.last().cancelled).isTrue();
        assertThat(watch.results()).containsExactly("first outrun", "second finished");
        assertThat(watch.failovers()).containsExactly("first second hedge");
        assertThat(timers.pending()).isZero();
    }

    @Test
    void whoWasOutrunDidNothingWrong() {
        second.says().onText("Me.");

        assertThat(breakers.notClosed("first")).isZero();
        assertThat(breakers.openUntil(new Circuit("tenant", "first"))).isEmpty();
    }

    @Test
    void theFirstOneMayStillWin() {
        first.says().onText("Me.");

        assertThat(answer.text()).isEqualTo("Me.");
        assertThat(second.last().cancelled).isTrue();
    }

    @Test
    void oneThatFailsLeavesTheOther() {
        first.fails(Kind.PROVIDER);
        assertThat(third.calls).isEmpty();
        second.says().onText("Me.");

        assertThat(answer.text()).isEqualTo("Me.");
        assertThat(answer.failures()).isEmpty();
    }

    @Test
    void whenBothFailTheThirdIsAskedOnce() {
        first.fails(Kind.PROVIDER);
        second.fails(Kind.PROVIDER);
        timers.advance(Duration.ofMillis(500));

        assertThat(third.calls).hasSize(1);
        third.says().onText("Me.");
        assertThat(answer.text()).isEqualTo("Me.");
    }

    @Test
    void whatTheRulesOfOneForbidTheOtherDoesNotSayEither() {
        second.fails(Kind.FORBIDDEN);
        first.says().onText("Me.");

        assertThat(answer.failures()).extracting("kind").containsExactly(Kind.FORBIDDEN);
        assertThat(answer.text()).isEmpty();
        assertThat(first.last().cancelled).isTrue();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void oneThatEndsWithoutAWordLeavesTheOther() {
        first.says().onFinished(FinishReason.STOP);
        second.says().onText("Me.");

        assertThat(answer.text()).isEqualTo("Me.");
        assertThat(third.calls).isEmpty();
    }

    @Test
    void noMoreThanTwoAreAtWork() {
        timers.advance(Duration.ofMillis(1_000));

        assertThat(third.calls).isEmpty();
    }

    @Test
    void aCancelHangsUpOnBoth() {
        call.cancel();

        assertThat(first.last().cancelled).isTrue();
        assertThat(second.last().cancelled).isTrue();
        assertThat(timers.pending()).isZero();
        assertThat(answer.events()).isZero();
    }

    @Test
    void silenceOfAllEndsAfterTheTotal() {
        timers.advance(Duration.ofMillis(4_600));

        assertThat(answer.failures()).extracting("kind").containsExactly(Kind.TIMEOUT);
        assertThat(timers.pending()).isZero();
    }
}
