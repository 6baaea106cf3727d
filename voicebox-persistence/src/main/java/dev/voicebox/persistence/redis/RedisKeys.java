package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Every Redis key that VoiceBox writes, tenant first, with the bounds of its time to live beside it.
 *
 * <pre>
 *   t:{tenant}:client_secret:{hash}   string, JSON   10 s to 2 h, as the client asked
 * </pre>
 */
final class RedisKeys {

    /** The protocol's bounds for {@code expires_after.seconds}. */
    static final Duration CLIENT_SECRET_MIN = Duration.ofSeconds(10);

    static final Duration CLIENT_SECRET_MAX = Duration.ofSeconds(7_200);

    /** A tenant id in another shape could reach into another tenant's keys. */
    private static final Pattern TENANT = Pattern.compile("[a-z0-9_-]{1,40}");

    private RedisKeys() {}

    static String clientSecret(String tenantId, byte[] hash) {
        return of(tenantId, "client_secret") + HexFormat.of().formatHex(hash);
    }

    private static String of(String tenantId, String subject) {
        if (!TENANT.matcher(tenantId).matches()) {
            throw new IllegalArgumentException("not a tenant id: expected 1 to 40 of a-z 0-9 _ -");
        }
        return "t:" + tenantId + ":" + subject + ":";
    }
}
