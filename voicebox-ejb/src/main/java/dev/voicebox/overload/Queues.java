package dev.voicebox.overload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Everything in which work may wait for a thread: it is as late as in the worst of them. */
final class Queues {
    private final List<QueueProbe> probes = new CopyOnWriteArrayList<>();
    private final LongSupplier nanos;

    Queues(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(Executor executor) {
        probes.add(new QueueProbe(executor, nanos));
    }

    /** Several times before each {@link #takeAge}, by the same thread. */
    void ask() {
        probes.forEach(QueueProbe::ask);
    }

    /** As of the last {@link #ask}; for any thread. */
    Duration age() {
        return oldest(QueueProbe::age);
    }

    Duration takeAge() {
        return oldest(QueueProbe::takeAge);
    }

    private Duration oldest(Function<QueueProbe, Duration> age) {
        return probes.stream().map(age).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
