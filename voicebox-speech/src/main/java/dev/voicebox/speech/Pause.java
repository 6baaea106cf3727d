package dev.voicebox.speech;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the stub engines wait, so that tests need no time and cancelled work waits no longer. */
@FunctionalInterface
public interface Pause {

    /** Waits by the clock of the machine; ends early when the work is cancelled or the thread is interrupted. */
    Pause REAL = (delay, cancellation) -> {
        CountDownLatch cancelled = new CountDownLatch(1);
        cancellation.onCancel(cancelled::countDown);
        try {
            cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    };

    void pause(Duration delay, Cancellation cancellation);
}
