package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.quota.Quotas;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.limit.ConnectionLeases;
import dev.voicebox.persistence.redis.limit.ConnectionLeases.Level;

/**
 * Connections at the same time, of all gateways. Each has a lease that is renewed while the connection is there; those of a server
 * that died are free within {@link #LEASE}.
 */
public final class ConnectionBook {
    public static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Quotas quotas;
    private final ConnectionLeases leases;
    private final RedisReach reach;
    private final Executor jobs;
    private final LongSupplier nanos;
    private final String gateway;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    /** @param gateway names this process: no other has the name, and none will */
    public ConnectionBook(
            Quotas quotas,
            ConnectionLeases leases,
            RedisReach reach,
            Executor jobs,
            LongSupplier nanos,
            String gateway) {
        this.quotas = quotas;
        this.leases = leases;
        this.reach = reach;
        this.jobs = jobs;
        this.nanos = nanos;
        this.gateway = gateway;
    }

    /** What came of the wish for one, and what is known of Redis since. */
    public record Answer(Optional<Connection> connection, Optional<Verdict.Refused> refused, Counted counted) {}

    /** Who has counted it. */
    public enum Counted {
        /** Redis, for all gateways. */
        TOGETHER,
        /** This gateway: Redis was asked, and did not answer in time. */
        AFTER_WAITING,
        /** This gateway: Redis has not answered for a while, and was not asked. */
        ALONE
    }

    /** One that is counted: until it is closed, or for a lease if nobody takes it up. */
    public final class Connection {
        private final String name;
        private final List<String> keys;
        private final long since = nanos.getAsLong();
        private volatile boolean up;
        private boolean over;

        private Connection(String name, List<String> keys) {
            this.name = name;
            this.keys = keys;
        }

        /** There is a socket with a session now; counted from now on, if it was not already. Does not wait. */
        public synchronized void begin() {
            if (!over) {
                up = true;
                if (open.putIfAbsent(name, this) == null) {
                    later(() -> count(this));
                }
            }
        }

        /** There is none any more. Does not wait. */
        public synchronized void end() {
            over = true;
            if (open.remove(name) != null) {
                later(() -> release(name, keys));
            }
        }

        private boolean isAbandoned() {
            return !up && nanos.getAsLong() - since > LEASE.toNanos();
        }
    }

    /** May wait for Redis, for a few tens of milliseconds. */
    public Answer open(QuotaSubject subject) {
        QuotaLevels levels = quotas.levels(subject);
        Level platform = Level.ofPlatform(levels.platform().connections());
        List<Level> own = own(subject, levels);
        List<Level> all = all(subject, levels);
        String name = gateway + "/" + count.incrementAndGet();
        Counted counted = Counted.ALONE;
        if (reach.isTogether()) {
            try {
                return answer(together(name, platform, own), name, all, Counted.TOGETHER);
            } catch (RedisUnavailable away) {
                reach.lost(away);
                counted = Counted.AFTER_WAITING;
            }
        }
        return answer(all.stream().noneMatch(this::isFull), name, all, counted);
    }

    private Answer answer(boolean room, String name, List<Level> levels, Counted counted) {
        if (room) {
            return new Answer(Optional.of(opened(name, levels)), Optional.empty(), counted);
        }
        refused.incrementAndGet();
        Verdict.Refused full = new Verdict.Refused(Verdict.Reason.CONNECTIONS, RETRY);
        return new Answer(Optional.empty(), Optional.of(full), counted);
    }

    /**
     * One of a session that is taken back: it is never refused, for the one before it may be counted until its lease has run out,
     * and a session has one connection at a time. Counted from its beginning: who only says that he had a session takes no room.
     */
    public Connection openAgain(QuotaSubject subject) {
        return connection(all(subject, quotas.levels(subject)), gateway + "/" + count.incrementAndGet());
    }

    /** How many were refused since the start. */
    public long refusals() {
        return refused.get();
    }

    /** How many this server has. */
    public int here() {
        return open.size();
    }

    /** They are there. Every third of a lease, and when Redis is back. */
    void renew() {
        open.values().removeIf(Connection::isAbandoned);
        Map<String, List<String>> names = new HashMap<>();
        for (Connection connection : open.values()) {
            if (connection.up) {
                connection.keys.forEach(key ->
                        names.computeIfAbsent(key, unused -> new ArrayList<>()).add(connection.name));
            }
        }
        names.forEach(leases::renew);
    }

    /** The platform first, alone: it is in another slot than the tenant. */
    private boolean together(String name, Level platform, List<Level> own) {
        if (leases.connect(name, List.of(platform)).isPresent()) {
            return false;
        }
        boolean room = leases.connect(name, own).isEmpty();
        if (!room) {
            leases.release(platform.key(), name);
        }
        return room;
    }

    private boolean isFull(Level level) {
        return level.limit() != null
                && open.values().stream()
                                .filter(one -> one.keys.contains(level.key()))
                                .count()
                        >= LocalWindows.share(level.limit(), reach.gateways());
    }

    private Connection opened(String name, List<Level> all) {
        Connection connection = connection(all, name);
        open.put(name, connection);
        return connection;
    }

    private Connection connection(List<Level> all, String name) {
        return new Connection(name, all.stream().map(Level::key).toList());
    }

    private void later(Runnable job) {
        try {
            jobs.execute(job);
        } catch (RejectedExecutionException stopping) {
            // The lease runs out.
        }
    }

    /** One that ended meanwhile, and was perhaps released before this, is released again. */
    private void count(Connection connection) {
        if (reach.isTogether()) {
            try {
                connection.keys.forEach(key -> leases.renew(key, List.of(connection.name)));
            } catch (RedisUnavailable away) {
                reach.lost(away);
            }
        }
        if (!open.containsKey(connection.name)) {
            release(connection.name, connection.keys);
        }
    }

    private void release(String name, List<String> keys) {
        if (reach.isTogether()) {
            try {
                keys.forEach(key -> leases.release(key, name));
            } catch (RedisUnavailable away) {
                reach.lost(away);
            }
        }
    }

    private static List<Level> all(QuotaSubject subject, QuotaLevels levels) {
        List<Level> all = new ArrayList<>(own(subject, levels));
        all.add(Level.ofPlatform(levels.platform().connections()));
        return all;
    }

    private static List<Level> own(QuotaSubject subject, QuotaLevels levels) {
        String tenant = subject.tenant().value();
        List<Level> own = new ArrayList<>();
        own.add(Level.of(tenant, null, levels.tenant().connections()));
        subject.project()
                .ifPresent(project -> own.add(
                        Level.of(tenant, project.value(), levels.project().connections())));
        return own;
    }
}
