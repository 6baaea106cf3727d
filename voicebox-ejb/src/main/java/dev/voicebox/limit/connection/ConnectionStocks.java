package dev.voicebox.limit.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.limit.ConnectionLeases;
import dev.voicebox.persistence.redis.limit.ConnectionLeases.Level;

/**
 * Takes connections in blocks while many come, so that few wait for Redis. What is taken in advance counts as used: a limit is never
 * exceeded, and near it there is nothing in advance.
 */
final class ConnectionStocks {
    /** Who is let in without asking Redis is not to find it gone. */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final ConnectionLeases leases;
    private final RedisReach reach;
    private final Executor jobs;
    private final LongSupplier nanos;
    private final Supplier<String> names;
    /** A limit that is changed is another level: of those that were taken under the old one none is given. */
    private final Map<List<Level>, ConnectionStock> stocks = new ConcurrentHashMap<>();

    /** When Redis last answered. */
    private volatile long heard;

    /** @param names of connections that have not come yet */
    ConnectionStocks(
            ConnectionLeases leases, RedisReach reach, Executor jobs, LongSupplier nanos, Supplier<String> names) {
        this.leases = leases;
        this.reach = reach;
        this.jobs = jobs;
        this.nanos = nanos;
        this.names = names;
        this.heard = nanos.getAsLong() - FRESH;
    }

    /** The name under which it counts, or nothing when there is no room. May wait for Redis. */
    Optional<String> take(List<Level> levels) {
        ConnectionStock stock = stocks.computeIfAbsent(levels, unused -> new ConnectionStock());
        long now = nanos.getAsLong();
        Optional<String> spare = stock.take(now, now - heard < FRESH);
        int missing = stock.ask(now);
        if (spare.isEmpty()) {
            return ask(levels, stock, 1, missing).stream().findFirst();
        }
        if (missing > 0) {
            refill(levels, stock, missing);
        }
        return spare;
    }

    /** Redis was not there: what it knows is not known. */
    void forget() {
        stocks.clear();
    }

    /** What nobody needed is for others again. */
    void tidy() {
        stocks.forEach((levels, stock) -> {
            List<String> idle = stock.idle(nanos.getAsLong());
            if (!idle.isEmpty()) {
                levels.forEach(level -> leases.release(level.key(), idle));
            }
        });
        stocks.values().removeIf(stock -> stock.isQuiet(nanos.getAsLong()));
    }

    private void refill(List<Level> levels, ConnectionStock stock, int missing) {
        try {
            jobs.execute(() -> {
                try {
                    ask(levels, stock, 0, missing);
                } catch (RedisUnavailable away) {
                    reach.lost(away);
                }
            });
        } catch (RejectedExecutionException stopping) {
            stock.put(missing, List.of(), nanos.getAsLong());
        }
    }

    /** @return those that are not for the stock */
    private List<String> ask(List<Level> levels, ConnectionStock stock, int there, int later) {
        List<String> wanted = Stream.generate(names).limit(there + later).toList();
        List<String> taken = List.of();
        try {
            taken = wanted.subList(0, leases.connect(wanted, there, levels).count());
            heard = nanos.getAsLong();
        } finally {
            stock.put(later, taken.subList(Math.min(there, taken.size()), taken.size()), nanos.getAsLong());
        }
        return taken.subList(0, Math.min(there, taken.size()));
    }
}
