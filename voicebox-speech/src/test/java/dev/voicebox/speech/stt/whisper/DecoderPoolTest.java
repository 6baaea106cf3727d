package dev.voicebox.speech.stt.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.stt.whisper.Decoder.Decoded;
import dev.voicebox.speech.stt.whisper.Decoder.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class DecoderPoolTest {
    private static final int PATIENCE_S = 20;

    private final HeldDecoder first = new HeldDecoder();
    private final HeldDecoder second = new HeldDecoder();
    private final DecoderPool one = new DecoderPool(List.of(first));
    private final DecoderPool two = new DecoderPool(List.of(second, new HeldDecoder()));

    @AfterEach
    void close() {
        first.release(100);
        second.release(100);
        one.close(1_000);
        two.close(0);
    }

    @Test
    void aCancelledCallerGoesAwayWhileTheDecoderStillRuns() throws Exception {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        CompletableFuture<Decoded> caller = call(one, "dropped", cancellation);
        first.awaitBegun("dropped");

        cancellation.cancel();

        assertThat(causeOf(caller)).isInstanceOf(CancellationException.class);
        assertThat(first.ended).isEmpty();
    }

    @Test
    void theDecoderIsThereForTheNextWhenItHasComeToItsEnd() throws Exception {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        CompletableFuture<Decoded> dropped = call(one, "dropped", cancellation);
        first.awaitBegun("dropped");
        cancellation.cancel();
        causeOf(dropped);
        CompletableFuture<Decoded> next = call(one, "next", Cancellation.NONE);

        first.release(2);

        assertThat(textOf(next)).isEqualTo("next");
    }

    @Test
    void whoIsCancelledWhileWaitingIsNeverDecoded() throws Exception {
        CompletableFuture<Decoded> running = call(one, "running", Cancellation.NONE);
        first.awaitBegun("running");
        SwitchedCancellation cancellation = new SwitchedCancellation();
        CompletableFuture<Decoded> waiting = call(one, "waiting", cancellation);
        cancellation.cancel();
        assertThat(causeOf(waiting)).isInstanceOf(CancellationException.class);
        CompletableFuture<Decoded> next = call(one, "next", Cancellation.NONE);

        first.release(2);

        assertThat(textOf(running)).isEqualTo("running");
        assertThat(textOf(next)).isEqualTo("next");
        assertThat(first.ended).containsExactly("running", "next");
    }

    @Test
    void aDecoderThatFailsIsUsedAgain() throws Exception {
        first.fails = new SpeechFailure(SpeechFailure.Kind.ENGINE, "Whisper failed with code -6");
        first.release(2);
        assertThatThrownBy(() -> one.decode(order("bad"), Cancellation.NONE)).hasMessageContaining("code -6");

        first.fails = null;

        assertThat(one.decode(order("good"), Cancellation.NONE)
                        .segments()
                        .get(0)
                        .text())
                .isEqualTo("good");
    }

    @Test
    void aGlanceIsTakenOnlyWhileAnotherDecoderStaysFree() throws Exception {
        CompletableFuture<Decoded> running = call(two, "running", Cancellation.NONE);
        second.awaitBegun("running");

        assertThat(two.decodeIfIdle(order("glance"), Cancellation.NONE)).isEmpty();
        assertThat(one.decodeIfIdle(order("glance"), Cancellation.NONE)).isEmpty();

        assertThat(running).isNotDone();
    }

    @Test
    void aGlanceIsTakenWhenAllAreIdle() throws Exception {
        HeldDecoder idle = new HeldDecoder();
        HeldDecoder other = new HeldDecoder();
        idle.release(2);
        other.release(2);
        DecoderPool pool = new DecoderPool(List.of(idle, other));

        for (int i = 0; i < 2; i++) {
            assertThat(pool.decodeIfIdle(order("glance"), Cancellation.NONE)).isPresent();
        }
        assertThat(pool.close(1_000)).isTrue();
    }

    @Test
    void closingDoesNotClaimThatWhatStillRunsHasEnded() throws Exception {
        CompletableFuture<Decoded> running = call(one, "running", Cancellation.NONE);
        first.awaitBegun("running");

        assertThat(one.close(1)).isFalse();

        first.release(1);
        assertThat(textOf(running)).isEqualTo("running");
        assertThat(one.close(TimeUnit.SECONDS.toMillis(PATIENCE_S))).isTrue();
    }

    @Test
    void whatWaitsWhileItIsClosedIsRefused() throws Exception {
        CompletableFuture<Decoded> running = call(one, "running", Cancellation.NONE);
        first.awaitBegun("running");
        CompletableFuture<Decoded> waiting = call(one, "waiting", Cancellation.NONE);

        one.close(1);

        assertThat(causeOf(waiting)).isInstanceOf(SpeechFailure.class).hasMessageContaining("stopped");
        assertThat(running).isNotDone();
    }

    private static CompletableFuture<Decoded> call(DecoderPool pool, String name, Cancellation cancellation) {
        CompletableFuture<Decoded> result = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                result.complete(pool.decode(order(name), cancellation));
            } catch (SpeechFailure | RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        caller.setDaemon(true);
        caller.start();
        return result;
    }

    private static Order order(String name) {
        return new Order(new float[0], null, name, false);
    }

    private static String textOf(CompletableFuture<Decoded> result) throws Exception {
        return result.get(PATIENCE_S, TimeUnit.SECONDS).segments().get(0).text();
    }

    private static Throwable causeOf(CompletableFuture<Decoded> result) throws Exception {
        try {
            result.get(PATIENCE_S, TimeUnit.SECONDS);
            throw new AssertionError("it did not fail");
        } catch (CancellationException cancelled) {
            return cancelled;
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    /** Hears the prompt, when it is let go. */
    private static final class HeldDecoder implements Decoder {
        private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> permits = new LinkedBlockingQueue<>();
        private final List<String> ended = java.util.Collections.synchronizedList(new ArrayList<>());
        private volatile SpeechFailure fails;

        void release(int times) {
            for (int i = 0; i < times; i++) {
                permits.add(true);
            }
        }

        void awaitBegun(String name) throws InterruptedException {
            assertThat(begun.poll(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo(name);
        }

        @Override
        public Decoded decode(Order order) throws SpeechFailure {
            begun.add(order.prompt());
            try {
                permits.poll(PATIENCE_S, TimeUnit.SECONDS);
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            }
            if (fails != null) {
                throw fails;
            }
            ended.add(order.prompt());
            return new Decoded(List.of(new Segment(order.prompt(), 0, 0)), null);
        }
    }
}
