package dev.voicebox.job.stream.language;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.job.stream.StreamFleet;
import dev.voicebox.job.stream.StreamFleet.WorkerHandle;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.persistence.redis.work.QueueLoad;
import dev.voicebox.persistence.redis.work.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers that die, freeze or stop while they answer, and a Redis that goes away; on a real Redis, with real threads. */
@Timeout(120)
class ModelWorkerDeathTest {
    /** As in a server, but for the times, which are a tenth. */
    private static final WorkRules QUICK =
            new WorkRules(Duration.ofMillis(600), Duration.ofMillis(100), Duration.ofMillis(400), 3);

    private final StreamFleet fleet = new StreamFleet();
    private final LanguageModel model = new SharedModel(fleet.orders(), fleet.known(), StreamFleet.ASKER, null);
    private final RecordingAnswer answer = new RecordingAnswer();
    private final HandMind first = new HandMind();
    private final HandMind second = new HandMind();

    @AfterEach
    void close() throws InterruptedException {
        fleet.close();
    }

    @Test
    void beforeItsFirstWordAnotherWorkerAnswersAndNobodyNotices() throws Exception {
        WorkerHandle dying = worker(first);
        ask();
        HandMind.Call call = first.next();
        call.says.onAnswering("hand", "doomed");
        dying.die().run();
        worker(second);
        speaks(second.next(), "It is on.");

        answer.awaitEnd();
        assertThat(answer.text()).isEqualTo("It is on.");
        assertThat(answer.answering()).containsExactly("hand hand-1");
        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void afterItsFirstWordTheAnswerEndsAsOneThatBrokeOffAndNobodyElseIsAsked() throws Exception {
        WorkerHandle dying = worker(first);
        ask();
        HandMind.Call call = first.next();
        call.says.onAnswering("hand", "hand-1");
        call.says.onText("It ");
        answer.awaitText("It ");
        dying.die().run();
        worker(second);

        assertBrokenOff("It ");
        assertThat(second.asked()).isZero();
        assertThat(fleet.settled(WorkKind.LLM)).isEqualTo(new QueueLoad(0, 0, 0, 0, 1, 0));
    }

    @Test
    void afterACallOfAFunctionItIsTheSame() throws Exception {
        WorkerHandle dying = worker(first);
        ask();
        first.next().says.onToolCall(0, "call_1", "light");
        while (answer.calls().isEmpty()) {
            Thread.onSpinWait();
        }
        dying.die().run();
        worker(second);

        assertBrokenOff("");
        assertThat(answer.calls()).hasSize(1);
        assertThat(second.asked()).isZero();
    }

    @Test
    void aWorkerThatThawsSaysNothingMoreAndHangsUp() throws Exception {
        WorkerHandle frozen = fleet.frozenWorker(WorkKind.LLM, craft(first), QUICK);
        ask();
        HandMind.Call call = first.next();
        worker(second);
        HandMind.Call other = second.next();
        call.says.onAnswering("hand", "frozen");
        call.says.onText("It is off.");
        call.awaitHangUp();
        speaks(other, "It is on.");

        assertThat(answer.awaitEnd().text()).isEqualTo("It is on.");
        assertThat(answer.answering()).containsExactly("hand hand-1");
        assertThat(frozen.desk().fenced()).hasValue(1);
        assertThat(frozen.worker().running()).isZero();
    }

    @Test
    void afterThreeDeathsTheOrderIsBuriedAndTheSessionHearsOfIt() throws Exception {
        for (int death = 0; death < 3; death++) {
            HandMind doomed = new HandMind();
            WorkerHandle dying = worker(doomed);
            if (death == 0) {
                ask();
            }
            doomed.next();
            dying.die().run();
        }
        worker(second);

        assertThat(answer.awaitEnd().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.message()).isEqualTo(BrokenOff.GIVEN_UP);
        });
        assertThat(second.asked()).isZero();
        assertThat(fleet.settled(WorkKind.LLM)).isEqualTo(new QueueLoad(0, 0, 0, 0, 3, 1));
    }

    @Test
    void thatNoModelAnswersIsAResultAndNotTriedAgain() throws Exception {
        worker(first);
        worker(first);
        ModelFailure out = new ModelFailure(Kind.RESTING, "openai,groq", "All are left alone.", Duration.ofSeconds(9));
        ask();
        first.next().says.onFailed(out);

        assertThat(answer.awaitEnd().failures()).containsExactly(out);
        assertThat(fleet.settled(WorkKind.LLM)).isEqualTo(new QueueLoad(0, 0, 0, 0, 0, 0));
        assertThat(first.asked()).isEqualTo(1);
    }

    @Test
    void aWorkerThatStopsEndsWhatItHasBegunAndLeavesTheRestToOthers() throws Exception {
        WorkerHandle leaving = worker(first);
        ask();
        HandMind.Call begun = first.next();
        begun.says.onText("It ");
        answer.awaitText("It ");
        RecordingAnswer other = new RecordingAnswer();
        model.stream(Requests.saying("and now?"), other);
        HandMind.Call mute = first.next();
        leaving.worker().close();
        mute.awaitHangUp();
        worker(second);
        speaks(second.next(), "Now.");
        begun.says.onText("is on.");
        begun.says.onFinished(FinishReason.STOP);

        assertThat(other.awaitEnd().text()).isEqualTo("Now.");
        assertThat(answer.awaitEnd().text()).isEqualTo("It is on.");
        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(leaving.worker().running()).isZero();
    }

    @Test
    void aCancelReachesTheProviderThatThinks() throws Exception {
        worker(first);
        long[] took = new long[20];
        for (int i = 0; i < took.length; i++) {
            ModelCall running = model.stream(Requests.saying("hello"), new RecordingAnswer());
            HandMind.Call call = first.next();
            if (i % 2 == 0) {
                call.says.onText("It ");
            }
            long from = System.nanoTime();
            running.cancel();
            took[i] = (call.awaitHangUp() - from) / 1_000_000;
        }
        Arrays.sort(took);
        System.out.println(
                "a cancel took " + took[10] + " ms to the provider of a worker, p50 of 20; at most " + took[19]);
        assertThat(fleet.settled(WorkKind.LLM)).isEqualTo(new QueueLoad(0, 0, 0, 0, 0, 0));
    }

    @Test
    void wordsReachTheirSession() throws Exception {
        worker(first);
        ask();
        HandMind.Call call = first.next();
        long[] took = new long[200];
        String soFar = "";
        for (int i = 0; i < took.length; i++) {
            soFar += "w ";
            long from = System.nanoTime();
            call.says.onText("w ");
            while (answer.text().length() < soFar.length()) {
                Thread.onSpinWait();
            }
            took[i] = System.nanoTime() - from;
        }
        Arrays.sort(took);
        System.out.printf(
                "from a word at the worker to the session: p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d%n",
                took[100] / 1e6, took[198] / 1e6, took[199] / 1e6, took.length);
        assertThat(answer.text()).isEqualTo(soFar);
    }

    @Test
    void withoutRedisAnAnswerFailsPlainlyAndLaterOnesComeWhenItIsBack() throws Exception {
        worker(first);
        ask();
        HandMind.Call call = first.next();
        call.says.onText("It ");
        answer.awaitText("It ");
        fleet.server().close();
        RecordingAnswer meanwhile = new RecordingAnswer();
        model.stream(Requests.saying("hello"), meanwhile);

        assertThat(meanwhile.awaitEnd().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.message()).contains("cannot be reached");
        });
        assertThat(answer.awaitEnd().failures()).extracting(ModelFailure::kind).containsExactly(Kind.UNREACHABLE);

        fleet.server().startAgain();
        RecordingAnswer back = new RecordingAnswer();
        while (back.finishes().isEmpty()) {
            back = new RecordingAnswer();
            model.stream(Requests.saying("hello"), back);
            while (back.finishes().isEmpty() && back.failures().isEmpty()) {
                first.poll().ifPresent(next -> speaks(next, "It is on."));
            }
        }
        assertThat(back.text()).isEqualTo("It is on.");
    }

    @Test
    void whatRedisForgotFailsPlainly() throws Exception {
        worker(first);
        ask();
        HandMind.Call call = first.next();
        fleet.forget();

        assertThat(answer.awaitEnd().failures()).extracting(ModelFailure::kind).containsExactly(Kind.UNREACHABLE);
        call.awaitHangUp();
    }

    private void assertBrokenOff(String words) throws InterruptedException {
        assertThat(answer.awaitEnd().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(failure.message()).doesNotContain("It");
        });
        assertThat(answer.text()).isEqualTo(words);
        assertThat(answer.faults()).isEmpty();
    }

    private void ask() {
        model.stream(Requests.saying("hello"), answer);
    }

    private static void speaks(HandMind.Call call, String words) {
        call.says.onAnswering("hand", "hand-1");
        List.of(words.split("(?<= )")).forEach(call.says::onText);
        call.says.onFinished(FinishReason.STOP);
    }

    private WorkerHandle worker(HandMind mind) {
        return fleet.worker(WorkKind.LLM, craft(mind), QUICK);
    }

    private ModelCraft craft(HandMind mind) {
        return new ModelCraft(mind, fleet.threads());
    }
}
