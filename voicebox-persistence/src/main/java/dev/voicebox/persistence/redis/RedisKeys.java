package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Every Redis key that VoiceBox writes, tenant first, with the bounds of its time to live beside it; those of heavy work are in
 * {@code work.WorkKeys}.
 *
 * <pre>
 *   t:{{tenant}}:client_secret:{hash} string, JSON   10 s to 2 h, as the client asked
 *   t:{{tenant}}:minted:              string         1 min from the first secret of that minute on
 *   g:{gateway}:journal               stream         until its gateway, or an heir, has brought it in; at most 10,000
 *   g:{gateway}:alive                 string         30 s, renewed every 10 s
 *   g:{gateway}:heir                  string         1 min
 *   g:{gateway}:closer                string         1 min
 *   gateways                          set            as long as one of them is not forgotten
 *   voicebox:notices                  channel        nothing is kept
 *   voicebox:probe                    string         10 s; whether writes are taken
 *
 *   voicebox:{{tenant}/{project}/{session}}:state     hash     resume window and 1 min, renewed every 10 s
 *                                          :events    stream   as the state; about 2,000 (voicebox.session.replay-events)
 *                                          :passing   list     as the state; 1,000
 *                                          :items     hash     as the state; 100
 *                                          :order     list     as the state; 100
 *                                          :alive     string   30 s, renewed every 10 s
 *                                          :gone      string   1 min, of a session that ended away from where it began
 *   voicebox:{live-{0..15}}:sessions        zset     as long as there are sessions; an entry a session
 *
 *   voicebox:{t/{tenant}}:window, :window:{project}             hash   a minute; at most 1,200 entries
 *                        :connections, :connections:{project}   zset   30 s, renewed every 10 s; an entry a connection
 *                        :audio, :audio:{project}               hash   2 days
 *   voicebox:{platform}:window, :connections, :audio            as those of a tenant
 *   voicebox:{platform}:gateways                                zset   30 s, renewed every 10 s; an entry a gateway
 * </pre>
 *
 * What belongs to a gateway, and to no tenant, begins with the gateway. Of a cluster, what one script decides about is in one slot,
 * by the part in inner braces, which is written so: a session; the client secrets of a tenant with their count; what a tenant and
 * its projects have used; what everybody has used. The list of living sessions is split over sixteen, so that no server has all of
 * them.
 */
public final class RedisKeys {

    /** The protocol's bounds for {@code expires_after.seconds}. */
    static final Duration CLIENT_SECRET_MIN = Duration.ofSeconds(10);

    static final Duration CLIENT_SECRET_MAX = Duration.ofSeconds(7_200);

    /** In which the secrets of a tenant are counted. */
    static final Duration MINTED = Duration.ofMinutes(1);

    static final Duration GATEWAY_ALIVE = Duration.ofSeconds(30);

    /** Longer than a batch of what is inherited takes. */
    static final Duration HEIR = Duration.ofMinutes(1);

    /** A session whose gateway has not said for so long that it lives has no owner. */
    public static final Duration SESSION_ALIVE = Duration.ofSeconds(30);

    /** Beyond the window in which a session can be resumed: whoever sweeps has to come by in it. */
    public static final Duration SESSION_SPARE = Duration.ofMinutes(1);

    /** Twice as long as who had the session may not notice that it moved. */
    public static final Duration SESSION_GONE = Duration.ofMinutes(1);

    public static final int LIVE_SHARDS = 16;

    static final Duration PROBE = Duration.ofSeconds(10);

    /** Records in a stream of a gateway. */
    static final long JOURNAL_MOST = 10_000;

    private static final Pattern GATEWAY = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /** A tenant id in another shape could reach into another tenant's keys. */
    private static final Pattern TENANT = Pattern.compile("[a-z0-9_-]{1,40}");

    /** Ids of sessions are made by us; in another shape one could reach into another slot, or another session. */
    private static final Pattern SESSION = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private RedisKeys() {}

    /** Whether a session with this id could have been made. */
    public static boolean isSession(String sessionId) {
        return SESSION.matcher(sessionId).matches();
    }

    /** State, events, items, order, passing, alive, gone: as the scripts take them. */
    public static List<String> session(String tenantId, String projectId, String sessionId) {
        String tag = "voicebox:{" + sessionMember(tenantId, projectId, sessionId) + "}:";
        return List.of(
                tag + "state",
                tag + "events",
                tag + "items",
                tag + "order",
                tag + "passing",
                tag + "alive",
                tag + "gone");
    }

    /** Names the session within {@link #live}. */
    public static String sessionMember(String tenantId, String projectId, String sessionId) {
        if (!TENANT.matcher(tenantId).matches() || !TENANT.matcher(projectId).matches() || !isSession(sessionId)) {
            throw new IllegalArgumentException("not a session: expected a-z 0-9 _ - in the ids of tenant and project,"
                    + " and a-z A-Z 0-9 _ . - in its own");
        }
        return tenantId + "/" + projectId + "/" + sessionId;
    }

    /** @param shard 0 to {@link #LIVE_SHARDS} - 1 */
    public static String live(int shard) {
        return "voicebox:{live-" + shard + "}:sessions";
    }

    /**
     * What is counted for the limits of one level.
     *
     * @param subject {@code window}, {@code connections} or {@code audio}
     * @param tenantId null for the platform
     * @param projectId null for the whole tenant
     */
    public static String used(String subject, String tenantId, String projectId) {
        if (tenantId == null) {
            return "voicebox:{platform}:" + subject;
        }
        if (!TENANT.matcher(tenantId).matches()
                || projectId != null && !TENANT.matcher(projectId).matches()) {
            throw new IllegalArgumentException("not a tenant or project: expected 1 to 40 of a-z 0-9 _ -");
        }
        return "voicebox:{t/" + tenantId + "}:" + subject + (projectId == null ? "" : ":" + projectId);
    }

    /** Those that take part in counting. */
    public static String countingGateways() {
        return "voicebox:{platform}:gateways";
    }

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

    static String probe() {
        return "voicebox:probe";
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
        return "t:{" + tenantId + "}:" + subject + ":";
    }
}
