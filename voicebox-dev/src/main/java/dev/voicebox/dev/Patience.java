package dev.voicebox.dev;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How long to wait for something outside of this process, and how often to look.
 *
 * @param limit after this the answer is no
 * @param step pause between two looks
 */
public record Patience(Duration limit, Duration step) {

    public static Patience of(Duration limit) {
        return new Patience(limit, Duration.ofMillis(25));
    }

    /** Looks until the condition holds or the limit has passed; answers whether it held. */
    public boolean until(BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(step.toNanos());
        }
        return true;
    }
}
