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

    /** @return empty when it counts now; else the place of the first level that has no room: then it counts nowhere */
    public OptionalInt connect(String name, List<Level> levels) {
        List<String> arguments = new ArrayList<>(List.of(name, micros()));
        levels.forEach(level -> arguments.add(WindowLevel.word(level.limit())));
        int full = Math.toIntExact(
                connect.run(redis, levels.stream().map(Level::key).toList(), arguments)
                        .get(0));
        return full < 0 ? OptionalInt.empty() : OptionalInt.of(full);
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

    public void release(String key, String name) {
        redis.ask(client -> client.zrem(key, name));
    }

    private String micros() {
        return Long.toString(lease.toNanos() / 1_000);
    }
}
