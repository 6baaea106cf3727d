package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Every Redis key that VoiceBox writes, tenant first, with the bounds of its time to live beside it.
 *
 * <pre>
 *   t:{tenant}:client_secret:{hash}   string, JSON   10 s to 2 h, as the client asked
 *   t:{tenant}:minted:                string         1 min from the first secret of that minute on
 *   g:{gateway}:journal               stream         until its gateway, or an heir, has brought it in; at most 10,000
 *   g:{gateway}:alive                 string         30 s, renewed every 10 s
 *   g:{gateway}:heir                  string         1 min
 *   g:{gateway}:closer                string         1 min
 *   gateways                          set            as long as one of them is not forgotten
 *   voicebox:notices                  channel        nothing is kept
 * </pre>
 *
 * What belongs to a gateway, and to no tenant, begins with the gateway.
 */
final class RedisKeys {

    /** The protocol's bounds for {@code expires_after.seconds}. */
    static final Duration CLIENT_SECRET_MIN = Duration.ofSeconds(10);

    static final Duration CLIENT_SECRET_MAX = Duration.ofSeconds(7_200);

    /** In which the secrets of a tenant are counted. */
    static final Duration MINTED = Duration.ofMinutes(1);

    static final Duration GATEWAY_ALIVE = Duration.ofSeconds(30);

    /** Longer than a batch of what is inherited takes. */
    static final Duration HEIR = Duration.ofMinutes(1);

    /** Records in a stream of a gateway. */
    static final long JOURNAL_MOST = 10_000;

    private static final Pattern GATEWAY = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /** A tenant id in another shape could reach into another tenant's keys. */
    private static final Pattern TENANT = Pattern.compile("[a-z0-9_-]{1,40}");

    private RedisKeys() {}

    static String clientSecret(String tenantId, byte[] hash) {
        return of(tenantId, "client_secret") + HexFormat.of().formatHex(hash);
    }

    /** Of SCAN; a tenant's id has no character that means anything there. */
    static String clientSecrets(String tenantId) {
        return of(tenantId, "client_secret") + "*";
    }

    static String minted(String tenantId) {
        return of(tenantId, "minted");
    }

    static String gateways() {
        return "gateways";
    }

    static String notices() {
        return "voicebox:notices";
    }

    static String journal(String gateway) {
        return ofGateway(gateway, "journal");
    }

    static String gatewayAlive(String gateway) {
        return ofGateway(gateway, "alive");
    }

    static String heir(String gateway) {
        return ofGateway(gateway, "heir");
    }

    static String closer(String gateway) {
        return ofGateway(gateway, "closer");
    }

    private static String ofGateway(String gateway, String subject) {
        if (!GATEWAY.matcher(gateway).matches()) {
            throw new IllegalArgumentException("not the name of a gateway: expected 1 to 64 of a-z A-Z 0-9 _ -");
        }
        return "g:" + gateway + ":" + subject;
    }

    private static String of(String tenantId, String subject) {
        if (!TENANT.matcher(tenantId).matches()) {
            throw new IllegalArgumentException("not a tenant id: expected 1 to 40 of a-z 0-9 _ -");
        }
        return "t:" + tenantId + ":" + subject + ":";
    }
}
