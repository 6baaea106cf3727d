package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisKeys;

/** Sound that was heard and spoken today: the day is that of Redis, in UTC. Throws {@link dev.voicebox.persistence.redis.RedisUnavailable}. */
public final class DailyAudio {
    private final RedisConnection redis;
    private final LimitScript script;

    public DailyAudio(RedisConnection redis) {
        this(redis, LimitScript.SERVER_CLOCK);
    }

    DailyAudio(RedisConnection redis, String clock) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.script = LimitScript.of(clock, "audio");
    }

    /**
     * @param left of the day
     * @param used of each key, in their order
     */
    public record Today(Duration left, List<Duration> used) {
        public Today {
            used = List.copyOf(used);
        }
    }

    /** @param projectId {@code null} for the whole tenant; {@code tenantId} too for the platform */
    public static String key(String tenantId, String projectId) {
        return RedisKeys.used("audio", tenantId, projectId);
    }

    /** @param keys all of a tenant and its projects, or the platform alone */
    public Today add(List<String> keys, Duration more) {
        List<Long> answer = script.run(redis, keys, List.of(Long.toString(more.toMillis())));
        return new Today(
                Duration.ofMillis(answer.get(0)),
                answer.stream().skip(1).map(Duration::ofMillis).toList());
    }
}
