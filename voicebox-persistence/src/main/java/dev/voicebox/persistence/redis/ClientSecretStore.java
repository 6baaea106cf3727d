package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import redis.clients.jedis.ScanIteration;

/** What was bound to a client secret, kept under the secret's hash until the secret expires. */
public final class ClientSecretStore {

    private static final int SCANNED_AT_ONCE = 500;

    private static final RedisScript KEEP = RedisScript.of("keep-client-secret");

    private final RedisConnection redis;

    public ClientSecretStore(RedisConnection redis) {
        this.redis = Objects.requireNonNull(redis, "redis");
    }

    /**
     * Keeps a value, unless its tenant has kept so many in this minute; one that is there under the same hash is replaced. All
     * servers count together.
     *
     * @param hash keyed hash of the secret, never the secret
     * @param json what admission needs to know about it
     * @param timeToLive 10 s to 2 h
     * @param mostAMinute of this tenant, from 1
     * @return how long until the next may be kept; empty when this one was
     * @throws RedisUnavailable if it could not be kept
     */
    public Optional<Duration> put(String tenantId, byte[] hash, String json, Duration timeToLive, int mostAMinute) {
        if (timeToLive.compareTo(RedisKeys.CLIENT_SECRET_MIN) < 0
                || timeToLive.compareTo(RedisKeys.CLIENT_SECRET_MAX) > 0) {
            throw new IllegalArgumentException("a client secret lives 10 to 7200 s, got " + timeToLive.toSeconds());
        }
        List<String> keys = List.of(RedisKeys.minted(tenantId), RedisKeys.clientSecret(tenantId, hash));
        List<String> values = List.of(
                Integer.toString(mostAMinute),
                Long.toString(RedisKeys.MINTED.toMillis()),
                json,
                Long.toString(timeToLive.toMillis()));
        long wait = redis.ask(client -> (Long) KEEP.on(client, keys, values));
        return wait == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait));
    }

    /**
     * Forgets what was kept for this tenant; secrets made meanwhile may stay.
     *
     * @return how many there were
     * @throws RedisUnavailable if Redis cannot be asked; some may be gone then
     */
    public long forgetAll(String tenantId) {
        String pattern = RedisKeys.clientSecrets(tenantId);
        long forgotten = 0;
        // Over all servers of a cluster.
        ScanIteration pages = redis.ask(client -> client.scanIteration(SCANNED_AT_ONCE, pattern));
        while (!pages.isIterationCompleted()) {
            List<String> page = redis.ask(client -> pages.nextBatch().getResult());
            for (String key : page) {
                forgotten += redis.ask(client -> client.unlink(key));
            }
        }
        return forgotten;
    }

    /**
     * What was kept for this tenant under this hash; empty when it has expired.
     *
     * @throws RedisUnavailable if Redis cannot be asked
     */
    public Optional<String> find(String tenantId, byte[] hash) {
        String key = RedisKeys.clientSecret(tenantId, hash);
        return Optional.ofNullable(redis.ask(client -> client.get(key)));
    }
}
