package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisKeys;

/**
 * The connections of all servers. Each is counted as long as its lease is renewed, so that those of a server that died are
 * free when their leases have run out. Levels of one call are in one slot of a cluster. Throws
 * {@link dev.voicebox.persistence.redis.RedisUnavailable}.
 */
public final class ConnectionLeases {
    private static final int RENEWED_AT_ONCE = 500;

    private final RedisConnection redis;
    private final Duration lease;
    private final LimitScript connect;
    private final LimitScript renew;

    public ConnectionLeases(RedisConnection redis, Duration lease) {
        this(redis, lease, LimitScript.SERVER_CLOCK);
    }

    ConnectionLeases(RedisConnection redis, Duration lease, String clock) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.lease = lease;
        this.connect = LimitScript.of(clock, "connect");
        this.renew = LimitScript.of(clock, "renew");
    }

    /** @param limit {@code null} for none */
    public record Level(String key, Long limit) {

        /** @param projectId {@code null} for the whole tenant */
        public static Level of(String tenantId, String projectId, Long limit) {
            return new Level(RedisKeys.used("connections", Objects.requireNonNull(tenantId), projectId), limit);
        }

        public static Level ofPlatform(Long limit) {
            return new Level(RedisKeys.used("connections", null, null), limit);
        }
    }

    /**
     * What came of the wish for some.
     *
     * @param count how many of them count now, from the first on
     * @param full the place of the first level without room, when none do
     */
    public record Taken(int count, OptionalInt full) {}

    /**
     * Counts connections; of the room that is left those that have not come yet get a tenth.
     *
     * @param names of all of them
     * @param there how many have come, 0 or 1: the first
     */
    public Taken connect(List<String> names, int there, List<Level> levels) {
        List<String> arguments =
                new ArrayList<>(List.of(micros(), Integer.toString(names.size()), Integer.toString(there)));
        arguments.addAll(names);
        levels.forEach(level -> arguments.add(WindowLevel.word(level.limit())));
        List<Long> answer = connect.run(redis, levels.stream().map(Level::key).toList(), arguments);
        int full = Math.toIntExact(answer.get(1));
        return new Taken(Math.toIntExact(answer.get(0)), full < 0 ? OptionalInt.empty() : OptionalInt.of(full));
    }

    /** They are there, whatever the limit is now. */
    public void renew(String key, Collection<String> names) {
        List<String> all = List.copyOf(names);
        for (int from = 0; from < all.size(); from += RENEWED_AT_ONCE) {
            List<String> arguments = new ArrayList<>(List.of(micros()));
            arguments.addAll(all.subList(from, Math.min(all.size(), from + RENEWED_AT_ONCE)));
            renew.run(redis, List.of(key), arguments);
        }
    }

    /** @return how many take part now, this one included */
    public int gathered(String gateway) {
        return Math.toIntExact(renew.run(redis, List.of(RedisKeys.countingGateways()), List.of(micros(), gateway))
                .get(0));
    }

    public void release(String key, Collection<String> names) {
        redis.ask(client -> client.zrem(key, names.toArray(String[]::new)));
    }

    private String micros() {
        return Long.toString(lease.toNanos() / 1_000);
    }
}
