package dev.voicebox.limit.connection;

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
import java.util.stream.Collectors;

import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.quota.Quotas;
import dev.voicebox.limit.shared.RedisReach;
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
    private final ConnectionStocks stocks;
    private final ConnectionReleases releases;
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
        this.stocks = new ConnectionStocks(leases, reach, jobs, nanos, this::nextName);
        this.releases = new ConnectionReleases(leases, reach, jobs);
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
        /** Its names by the keys at which it counts. */
        private final Map<String, String> places;

        private final long since = nanos.getAsLong();
        private volatile boolean up;
        private boolean over;

        private Connection(Map<String, String> places) {
            this.name = nextName();
            this.places = places;
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
                releases.add(places);
            }
        }

        private boolean isAbandoned() {
            return !up && nanos.getAsLong() - since > LEASE.toNanos();
        }
    }

    /** May wait for Redis, for a few tens of milliseconds. */
    public Answer open(QuotaSubject subject) {
        ConnectionLevels levels = ConnectionLevels.of(subject, quotas.levels(subject));
        Counted counted = Counted.ALONE;
        if (reach.isTogether()) {
            try {
                return answer(together(levels), Counted.TOGETHER);
            } catch (RedisUnavailable away) {
                reach.lost(away);
                counted = Counted.AFTER_WAITING;
            }
        }
        stocks.forget();
        List<Level> all = levels.all();
        return answer(
                all.stream().noneMatch(this::isFull) ? Optional.of(underOneName(all)) : Optional.empty(), counted);
    }

    private Answer answer(Optional<Map<String, String>> places, Counted counted) {
        if (places.isPresent()) {
            Connection connection = new Connection(places.get());
            open.put(connection.name, connection);
            return new Answer(Optional.of(connection), Optional.empty(), counted);
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
        return new Connection(underOneName(
                ConnectionLevels.of(subject, quotas.levels(subject)).all()));
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
    public void renew() {
        open.values().removeIf(Connection::isAbandoned);
        Map<String, List<String>> names = new HashMap<>();
        for (Connection connection : open.values()) {
            if (connection.up) {
                connection.places.forEach((key, name) ->
                        names.computeIfAbsent(key, unused -> new ArrayList<>()).add(name));
            }
        }
        names.forEach(leases::renew);
        stocks.tidy();
    }

    /** The platform first, alone: it is in another slot than the tenant. */
    private Optional<Map<String, String>> together(ConnectionLevels levels) {
        Optional<String> everywhere = stocks.take(List.of(levels.platform()));
        if (everywhere.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> places = new HashMap<>();
        places.put(levels.platform().key(), everywhere.get());
        Optional<String> name = stocks.take(levels.own());
        if (name.isEmpty()) {
            releases.add(places);
            return Optional.empty();
        }
        levels.own().forEach(level -> places.put(level.key(), name.get()));
        return Optional.of(places);
    }

    private boolean isFull(Level level) {
        return level.limit() != null
                && open.values().stream()
                                .filter(one -> one.places.containsKey(level.key()))
                                .count()
                        >= reach.share(level.limit());
    }

    private Map<String, String> underOneName(List<Level> levels) {
        String name = nextName();
        return levels.stream().collect(Collectors.toMap(Level::key, level -> name));
    }

    private String nextName() {
        return gateway + "/" + count.incrementAndGet();
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
                connection.places.forEach((key, name) -> leases.renew(key, List.of(name)));
            } catch (RedisUnavailable away) {
                reach.lost(away);
            }
        }
        if (!open.containsKey(connection.name)) {
            releases.add(connection.places);
        }
    }
}
