package dev.voicebox.persistence.redis.limit;

import java.util.Objects;

import dev.voicebox.persistence.redis.RedisKeys;

/**
 * Of whom is counted, and what they may use in a window.
 *
 * @param requests {@code null} for no limit
 * @param tokens {@code null} for no limit
 */
public record WindowLevel(String key, Long requests, Long tokens) {
    public WindowLevel {
        Objects.requireNonNull(key, "key");
    }

    /** @param projectId {@code null} for the whole tenant */
    public static WindowLevel of(String tenantId, String projectId, Long requests, Long tokens) {
        return new WindowLevel(RedisKeys.used("window", Objects.requireNonNull(tenantId), projectId), requests, tokens);
    }

    public static WindowLevel ofPlatform(Long requests, Long tokens) {
        return new WindowLevel(RedisKeys.used("window", null, null), requests, tokens);
    }

    static String word(Long limit) {
        return limit == null ? "-1" : Long.toString(Math.min(Amount.MOST, limit));
    }
}
