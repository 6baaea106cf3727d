package dev.voicebox.language.failover;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;

import static org.assertj.core.api.Assertions.assertThat;

class FailoverModelTest extends FailoverFixture {

    @Test
    void theFirstProviderAnswersAndNobodyElseIsAsked() {
        ask(first, second);
        first.says().onText("Yes.");
        first.says().onUsage(new ModelUsage(5, 0, 1));
        first.says().onFinished(FinishReason.STOP);

        assertThat(answer.answering()).containsExactly("first first-model");
        assertThat(answer.text()).isEqualTo("Yes.");
        assertThat(answer.usages()).hasSize(1);
        assertThat(answer.finishes()).hasSize(1);
        assertThat(second.calls).isEmpty();
        assertThat(timers.pending()).isZero();
        assertThat(watch.results()).containsExactly("first finished");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FORBIDDEN", "RESTING"})
    void beforeAnythingWasSaidTheNextOneTakesOverUnnoticed(Kind kind) {
        ask(first, second);
        first.says().onText("");
        first.fails(kind);
        second.says().onText("Yes.");
        second.says().onFinished(FinishReason.STOP);

        assertThat(second.last().request).isSameAs(first.last().request);
        assertThat(answer.answering()).containsExactly("second second-model");
        assertThat(answer.text()).isEqualTo("Yes.");
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.faults()).isEmpty();
        assertThat(watch.failovers())
                .containsExactly("first second " + kind.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(timers.pending()).isZero();
    }

    @Test
    void whatAProvidersRulesForbidIsNotTakenElsewhere() {
        ask(first, second);
        first.fails(Kind.FORBIDDEN);

        assertThat(answer.failures()).extracting(ModelFailure::kind).containsExactly(Kind.FORBIDDEN);
        assertThat(second.calls).isEmpty();
    }

    @Test
    void whenAllRefuseTheRequestTheFirstReasonCounts() {
        ask(first, second);
        first.fails(Kind.REFUSED);
        second.fails(Kind.UNSUPPORTED);

        assertThat(answer.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failure.provider()).isEqualTo("first");
            assertThat(failure.message()).isEqualTo("first failed. second failed.");
        });
    }

    @Test
    void aProviderThatFailedCountsMoreThanThoseThatRefused() {
        ask(first, second, third);
        first.fails(Kind.REFUSED);
        second.fails(Kind.TIMEOUT);
        third.fails(Kind.REFUSED);

        assertThat(answer.failures()).extracting(ModelFailure::kind).containsExactly(Kind.TIMEOUT);
    }

    @Test
    void afterAWordAFailureIsOne() {
        ask(first, second);
        first.says().onText("Well, ");
        first.fails(Kind.UNREACHABLE);

        assertThat(answer.failures()).hasSize(1);
        assertThat(second.calls).isEmpty();
        assertThat(watch.failovers()).isEmpty();
    }

    @Test
    void aCallOfAToolIsAWordToo() {
        ask(first, second);
        first.says().onToolCall(0, "call_1", "light");
        first.fails(Kind.UNREACHABLE);

        assertThat(answer.calls()).hasSize(1);
        assertThat(second.calls).isEmpty();
    }

    @Test
    void whoOpensAndSaysNothingIsHungUpOn() {
        ask(first, second);
        timers.advance(Duration.ofMillis(2_999));
        assertThat(second.calls).isEmpty();
        timers.advance(Duration.ofMillis(1));

        assertThat(first.last().cancelled).isTrue();
        assertThat(second.calls).hasSize(1);
        assertThat(watch.failovers()).containsExactly("first second timeout");
    }

    @Test
    void whoSendsNothingButWhiteSpaceIsHungUpOnToo() {
        ask(first, second);
        first.says().onText("\n\n");
        timers.advance(Duration.ofMillis(2_999));
        first.says().onText(" ");
        timers.advance(Duration.ofMillis(1));
        second.says().onText("Yes.");
        second.says().onFinished(FinishReason.STOP);

        assertThat(first.last().cancelled).isTrue();
        assertThat(answer.text()).isEqualTo("Yes.");
        assertThat(answer.answering()).containsExactly("second second-model");
        assertThat(watch.results()).containsExactly("first timeout", "second finished");
    }

    @Test
    void whiteSpaceBeforeTheFirstWordComesWithIt() {
        ask(first, second);
        first.says().onText("\n");
        first.says().onText("  ");
        assertThat(answer.answering()).isEmpty();
        first.says().onText("Yes.");
        first.says().onText(" ");
        first.says().onText("No.");
        first.says().onFinished(FinishReason.STOP);

        assertThat(answer.text()).isEqualTo("\n  Yes. No.");
    }

    @Test
    void anAnswerOfWhiteSpaceIsNone() {
        ask(first, second);
        first.says().onText("\n");
        first.says().onFinished(FinishReason.STOP);
        second.says().onText("Yes.");
        second.says().onFinished(FinishReason.STOP);

        assertThat(answer.text()).isEqualTo("Yes.");
        assertThat(watch.failovers()).containsExactly("first second empty");
    }

    @Test
    void afterFiveSecondsInAllNobodyIsWaitedFor() {
        ask(first, second, third);
        timers.advance(Duration.ofMillis(4_999));
        assertThat(answer.failures()).isEmpty();
        timers.advance(Duration.ofMillis(1));

        assertThat(watch.results()).containsExactly("first timeout", "second timeout", "third timeout");
        assertThat(watch.calls())
                .extracting(CallReport::took)
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(answer.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.message()).contains("first", "second", "third");
        });
        assertThat(third.last().cancelled).isTrue();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void aProviderThatMayThinkLongerStretchesTheTotal() {
        model(new FailoverRules(Duration.ofSeconds(1), null), first).stream(Requests.saying("hello"), answer);
        timers.advance(Duration.ofMillis(2_999));

        assertThat(answer.failures()).isEmpty();
    }

    @Test
    void whenNobodySaysAWordTheAnswerHasFailed() {
        ask(first, second);
        first.says().onUsage(new ModelUsage(5, 0, 0));
        first.says().onFinished(FinishReason.STOP);
        second.says().onFinished(FinishReason.STOP);

        assertThat(answer.finishes()).isEmpty();
        assertThat(answer.usages()).isEmpty();
        assertThat(answer.failures()).extracting(ModelFailure::kind).containsExactly(Kind.EMPTY);
        assertThat(watch.results()).containsExactly("first empty", "second empty");
        assertThat(timers.pending()).isZero();
    }

    @Test
    void whoEndsFiveAnswersWithoutAWordIsLeftAlone() {
        for (int i = 0; i < 5; i++) {
            ask(first);
            first.says().onFinished(FinishReason.STOP);
        }
        ask(first, second);

        assertThat(first.calls).hasSize(5);
        assertThat(second.calls).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FinishReason.class,
            names = {"LENGTH", "CONTENT_FILTER"})
    void anAnswerThatWasCutBeforeItsFirstWordIsOne(FinishReason reason) {
        ask(first, second);
        first.says().onUsage(new ModelUsage(5, 0, 0));
        first.says().onFinished(reason);

        assertThat(answer.finishes()).containsExactly(reason);
        assertThat(answer.usages()).hasSize(1);
        assertThat(second.calls).isEmpty();
    }

    @Test
    void anAnswerThatWasToStopBeforeACertainTextMayBeEmpty() {
        model(FailoverRules.STANDARD, first, second).stream(Requests.stoppingAt("\n"), answer);
        first.says().onFinished(FinishReason.STOP);

        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(second.calls).isEmpty();
    }

    @Test
    void whoWasGivenUpIsNotHeardAnyMore() {
        ask(first, second);
        timers.advance(Duration.ofSeconds(3));
        first.says().onText("Late.");
        second.says().onText("In time.");
        first.says().onText("Later.");
        first.says().onFinished(FinishReason.STOP);
        second.says().onFinished(FinishReason.STOP);

        assertThat(answer.text()).isEqualTo("In time.");
        assertThat(answer.faults()).isEmpty();
        assertThat(watch.calls()).hasSize(2);
    }

    @Test
    void aCancelHangsUpAndNothingComesAfterIt() {
        ModelCall call = ask(first, second);
        call.cancel();
        first.fails(Kind.UNREACHABLE);
        first.says().onText("Late.");
        timers.advance(Duration.ofMinutes(1));

        assertThat(first.last().cancelled).isTrue();
        assertThat(second.calls).isEmpty();
        assertThat(answer.events()).isZero();
        assertThat(timers.pending()).isZero();
        assertThat(watch.results()).containsExactly("first cancelled");
    }

    @Test
    void fiveFailuresInARowLetTheProviderBeForThisTenantOnly() {
        for (int i = 0; i < 5; i++) {
            ask(first, second);
            first.fails(Kind.PROVIDER);
            second.says().onText("Yes.");
        }
        model(FailoverRules.STANDARD, first, second).stream(Requests.saying("hello"), new RecordingAnswer());
        assertThat(first.calls).hasSize(5);
        assertThat(second.calls).hasSize(6);
        assertThat(model(FailoverRules.STANDARD, first, second).provider()).isEqualTo("second");

        model("another", FailoverRules.STANDARD, first, second).stream(Requests.saying("hello"), new RecordingAnswer());
        assertThat(first.calls).hasSize(6);

        timers.advance(Duration.ofSeconds(30));
        model(FailoverRules.STANDARD, first, second).stream(Requests.saying("hello"), new RecordingAnswer());
        assertThat(first.calls).as("a probe").hasSize(7);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REFUSED", "UNSUPPORTED", "FORBIDDEN"})
    void whatTheCallerDidWrongOpensNoBreaker(Kind kind) {
        for (int i = 0; i < 10; i++) {
            model(FailoverRules.STANDARD, first).stream(Requests.saying("hello"), new RecordingAnswer());
            first.fails(kind);
            model(FailoverRules.STANDARD, first).stream(Requests.saying("hello"), new RecordingAnswer())
                    .cancel();
        }

        assertThat(first.calls).hasSize(20);
    }

    @Test
    void whoAsksToBeLeftAloneIsForAllTenants() {
        ask(first, second);
        first.says().onFailed(new ModelFailure(Kind.RATE_LIMITED, "first", "first is full.", Duration.ofSeconds(7)));
        model("another", FailoverRules.STANDARD, first, second).stream(Requests.saying("hello"), new RecordingAnswer());
        assertThat(first.calls).hasSize(1);

        timers.advance(Duration.ofSeconds(7));
        model("another", FailoverRules.STANDARD, first, second).stream(Requests.saying("hello"), new RecordingAnswer());
        assertThat(first.calls).hasSize(2);
    }

    @Test
    void whenAllAreLeftAloneTheAnswerFailsAtOnceAndSaysWhenToAskAgain() {
        rests.take("first", Duration.ofSeconds(9));
        rests.take("second", Duration.ofSeconds(4));
        ask(first, second);

        assertThat(answer.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.RESTING);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(4));
            assertThat(failure.message()).contains("first", "second");
        });
        assertThat(first.calls).isEmpty();
    }

    @Test
    void aRestOfADayIsAMistake() {
        rests.take("first", Duration.ofDays(1));
        timers.advance(Duration.ofHours(1));

        assertThat(rests.of("first")).isEmpty();
    }
}
