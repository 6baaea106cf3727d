package dev.voicebox.inbound;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.voicebox.inbound.said.Arrived;
import dev.voicebox.inbound.said.Arrived.Place;
import dev.voicebox.inbound.said.Skipped;

/**
 * Takes records, and commits as far as they are settled: what a session said is durable, or was skipped. When something is away
 * that a record needs, its partition is turned back to it and waits; a record that can never be taken is skipped.
 */
public final class InboundWorker implements Runnable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Supplier<InboundSource> sources;
    private final Talks talks;
    private final InboundWatch watch;
    private final LongSupplier nanos;
    private final long idleNanos;
    private final CountDownLatch stop = new CountDownLatch(1);

    private final Queue<Place> settled = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Progress> partitions = new HashMap<>();
    private final Map<Integer, Long> committed = new HashMap<>();
    private final Set<Integer> turning = new HashSet<>();
    private final Map<Integer, Long> heldUntil = new HashMap<>();

    public InboundWorker(Supplier<InboundSource> sources, Talks talks, InboundWatch watch, InboundSettings settings) {
        this(sources, talks, watch, settings, System::nanoTime);
    }

    InboundWorker(
            Supplier<InboundSource> sources,
            Talks talks,
            InboundWatch watch,
            InboundSettings settings,
            LongSupplier nanos) {
        this.sources = sources;
        this.talks = talks;
        this.watch = watch;
        this.nanos = nanos;
        this.idleNanos = settings.idle().toNanos();
    }

    @Override
    public void run() {
        while (stop.getCount() > 0) {
            try (InboundSource source = sources.get()) {
                while (stop.getCount() > 0) {
                    step(source);
                }
                leave(source, Set.copyOf(partitions.keySet()));
            } catch (RuntimeException | LinkageError e) {
                // A codec's native code may not run on this machine.
                watch.waits("reading failed with " + e.getClass().getSimpleName());
                Set.copyOf(partitions.keySet()).forEach(this::forget);
                await();
            }
        }
    }

    /** Returns at once; the thread ends within a second. */
    public void stop() {
        stop.countDown();
    }

    void step(InboundSource source) {
        source.hold(held());
        for (Arrived record : source.poll(POLL, new Assignment(source))) {
            take(record);
        }
        talks.sweep(idleNanos, new Rest());
        settle();
        for (int partition : turning) {
            source.turnBack(partition, partitions.get(partition).committable());
            heldUntil.put(partition, nanos.getAsLong() + PAUSE.toNanos());
        }
        turning.clear();
        commit(source);
    }

    /** Also all of them, while sessions cannot begin. */
    private Collection<Integer> held() {
        heldUntil.values().removeIf(until -> until - nanos.getAsLong() <= 0);
        return talks.areWelcome() ? heldUntil.keySet() : partitions.keySet();
    }

    private void take(Arrived record) {
        int partition = record.place().partition();
        Progress progress = partitions.get(partition);
        if (progress == null
                || turning.contains(partition)
                || !progress.take(record.place().offset())) {
            return;
        }
        try {
            talks.hear(record, settled::add);
        } catch (Skipped e) {
            watch.skipped(e.reason(), e.getMessage());
            progress.settle(record.place().offset());
        } catch (Away away) {
            watch.waits(away.getMessage());
            turnBack(partition, record.place().offset());
        } catch (RuntimeException bug) {
            // One record that nobody foresaw must not stop its partition.
            watch.failed(bug);
            progress.settle(record.place().offset());
        }
    }

    private void turnBack(int partition, long offset) {
        partitions.get(partition).forget(offset);
        turning.add(partition);
    }

    private void settle() {
        for (Place place = settled.poll(); place != null; place = settled.poll()) {
            Progress progress = partitions.get(place.partition());
            if (progress != null) {
                progress.settle(place.offset());
            }
        }
    }

    private void commit(InboundSource source) {
        Map<Integer, Long> news = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            Long before = committed.put(partition, progress.committable());
            if (before == null || before != progress.committable()) {
                news.put(partition, progress.committable());
            }
        });
        if (!news.isEmpty()) {
            source.commit(news);
        }
    }

    private void leave(InboundSource source, Collection<Integer> gone) {
        settle();
        commit(source);
        gone.forEach(this::forget);
    }

    private void forget(int partition) {
        talks.leave(partition);
        partitions.remove(partition);
        committed.remove(partition);
        turning.remove(partition);
        heldUntil.remove(partition);
    }

    private void await() {
        try {
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private final class Assignment implements InboundSource.Partitions {
        private final InboundSource source;

        Assignment(InboundSource source) {
            this.source = source;
        }

        @Override
        public void onAssigned(int partition, long from) {
            partitions.put(partition, new Progress(from));
            committed.put(partition, from);
        }

        @Override
        public void onRevoked(Collection<Integer> gone) {
            leave(source, gone);
        }
    }

    private final class Rest implements Talks.Leftovers {
        @Override
        public void again(int partition, Collection<Long> offsets) {
            // What was settled meanwhile does not come again.
            settle();
            if (partitions.containsKey(partition)) {
                offsets.forEach(offset -> turnBack(partition, offset));
            }
        }

        @Override
        public void settled(int partition, Collection<Long> offsets) {
            offsets.forEach(offset -> settled.add(new Place(partition, offset)));
        }
    }
}
