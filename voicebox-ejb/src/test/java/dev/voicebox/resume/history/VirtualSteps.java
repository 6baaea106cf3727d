package dev.voicebox.resume.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

import dev.voicebox.tenant.SettableClock;

/** What happens when, on a clock that jumps from one thing to the next. */
final class VirtualSteps {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::order));
    private long made;

    private record Step(Instant at, long order, Runnable work) {}

    SettableClock clock() {
        return clock;
    }

    void in(Duration time, Runnable work) {
        steps.add(new Step(clock.instant().plus(time), made++, work));
    }

    /** Again and again, until {@code until} says that it is enough. */
    void every(java.util.function.Supplier<Duration> pause, java.util.function.BooleanSupplier until, Runnable work) {
        in(pause.get(), () -> {
            if (!until.getAsBoolean()) {
                work.run();
                every(pause, until, work);
            }
        });
    }

    /** Everything that happens within this time. */
    void run(Duration time) {
        Instant end = clock.instant().plus(time);
        while (!steps.isEmpty() && !steps.peek().at().isAfter(end)) {
            Step next = steps.remove();
            clock.advance(Duration.between(clock.instant(), next.at()));
            next.work().run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }
}
