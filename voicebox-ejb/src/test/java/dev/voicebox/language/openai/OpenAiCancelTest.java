package dev.voicebox.language.openai;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiCancelTest extends OpenAiModelFixture {

    @Test
    void aCancelBeforeTheHeadersHangsUp() throws Exception {
        ModelCall call = ask();
        Exchange exchange = server.next();
        call.cancel();

        exchange.awaitHungUp();
        assertThat(answer.events()).isZero();
    }

    @Test
    void aCancelAfterTheHeadersHangsUp() throws Exception {
        ModelCall call = ask();
        Exchange exchange = server.next().streamHead();
        call.cancel();

        exchange.awaitHungUp();
        assertThat(answer.events()).isZero();
    }

    @Test
    void aCancelBeforeTheFirstTokenHangsUp() throws Exception {
        ModelCall call = ask();
        Exchange exchange = server.next().streamHead().role();
        call.cancel();

        exchange.awaitHungUp();
        assertThat(answer.events()).isZero();
    }

    @Test
    void aCancelWithinTheAnswerHangsUp() throws Exception {
        ModelCall call = ask();
        Exchange exchange = server.next().streamHead().text("One");
        answer.awaitText("One");
        call.cancel();

        exchange.awaitHungUp();
        assertThat(answer.events()).isEqualTo(1);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void aCancelAtOnceLeavesNoConnection() throws Exception {
        for (int i = 0; i < 50; i++) {
            ask().cancel();
        }
        ModelCall last = ask();
        Exchange exchange = server.next();
        last.cancel();

        exchange.awaitHungUp();
        assertThat(answer.events()).isZero();
    }

    @Test
    void aCancelAfterTheEndIsNothing() throws Exception {
        ModelCall call = ask();
        server.next().streamHead().text("One").finish("stop").done().end();
        answer.awaitEnd();
        call.cancel();

        assertThat(answer.faults()).isEmpty();
        assertThat(answer.finishes()).hasSize(1);
    }

    @Test
    void aCancelFromWithinACallWorks() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        ModelCall[] call = new ModelCall[1];
        CountDownLatch known = new CountDownLatch(1);
        call[0] = model.stream(Requests.saying("hello"), new CancellingListener(answer, () -> {
            await(known);
            call[0].cancel();
            heard.countDown();
        }));
        known.countDown();
        Exchange exchange = server.next().streamHead().text("One");
        await(heard);

        exchange.awaitHungUp();
        assertThat(answer.events()).isEqualTo(1);
    }

    @Test
    void aCancelDoesNotWaitForARunningCall() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ModelCall call = model.stream(Requests.saying("hello"), new CancellingListener(answer, () -> {
            inside.countDown();
            await(goOn);
        }));
        Exchange exchange = server.next().streamHead().text("One");
        await(inside);
        call.cancel();
        exchange.awaitHungUp();
        goOn.countDown();

        assertThat(answer.finishes()).isEmpty();
        assertThat(answer.failures()).isEmpty();
    }

    @Test
    void whateverTheMomentACancelIsTheEnd() throws Exception {
        for (int i = 0; i < 60; i++) {
            RecordingAnswer one = new RecordingAnswer();
            ModelCall call = model.stream(Requests.saying("hello"), one);
            Exchange exchange = server.next();
            Thread speaking = new Thread(() -> speakUntilHungUp(exchange));
            speaking.start();
            for (int spin = 0; spin < i * 500; spin++) {
                Thread.onSpinWait();
            }
            call.cancel();
            int heard = one.events();
            exchange.awaitHungUp();
            speaking.join();

            assertThat(one.events()).isLessThanOrEqualTo(heard + 1);
            assertThat(one.finishes()).isEmpty();
            assertThat(one.failures()).isEmpty();
            assertThat(one.faults()).isEmpty();
        }
    }

    private static void speakUntilHungUp(Exchange exchange) {
        try {
            exchange.streamHead();
            while (true) {
                exchange.text("word ");
            }
        } catch (java.io.IOException hungUp) {
            // that is the point
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Does something while it hears text. */
    private record CancellingListener(RecordingAnswer answer, Runnable onWord) implements ModelListener {
        @Override
        public void onText(String delta) {
            answer.onText(delta);
            onWord.run();
        }

        @Override
        public void onToolCall(int index, String callId, String name) {
            answer.onToolCall(index, callId, name);
        }

        @Override
        public void onToolArguments(int index, String delta) {
            answer.onToolArguments(index, delta);
        }

        @Override
        public void onUsage(dev.voicebox.language.ModelUsage usage) {
            answer.onUsage(usage);
        }

        @Override
        public void onFinished(dev.voicebox.language.FinishReason reason) {
            answer.onFinished(reason);
        }

        @Override
        public void onFailed(dev.voicebox.language.ModelFailure failure) {
            answer.onFailed(failure);
        }
    }
}
