package dev.voicebox.tenant;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnceReadyTest {
    private final SteppedTimer timer = new SteppedTimer();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void endTimer() {
        timer.shutdownNow();
    }

    @Test
    void beginsWhenReadyAndOnlyOnce() {
        new OnceReady("A part", timer, ready::get, begun::incrementAndGet);

        timer.step();
        assertThat(begun).hasValue(0);
        ready.set(true);
        timer.step();
        timer.step();

        assertThat(begun).hasValue(1);
        assertThat(timer.pending.isCancelled()).isTrue();
    }

    @Test
    void beginsNothingAfterItWasClosed() {
        OnceReady waiting = new OnceReady("A part", timer, ready::get, begun::incrementAndGet);
        ready.set(true);

        waiting.close();
        timer.step();

        assertThat(begun).hasValue(0);
    }

    @Test
    void doesNotTryAgainWhatCannotBegin() {
        new OnceReady("A part", timer, () -> true, () -> {
            begun.incrementAndGet();
            throw new IllegalStateException("cannot begin");
        });

        timer.step();
        timer.step();

        assertThat(begun).hasValue(1);
    }

    /** Holds the one task it was given until it is told to run it. */
    private static final class SteppedTimer extends ScheduledThreadPoolExecutor {
        private Runnable task;
        private ScheduledFuture<?> pending;

        SteppedTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initial, long delay, TimeUnit unit) {
            this.task = task;
            pending = schedule(() -> {}, 1, TimeUnit.HOURS);
            return pending;
        }

        void step() {
            task.run();
        }
    }
}
