package dev.voicebox.persistence.redis;

import redis.clients.jedis.exceptions.JedisDataException;

/** Redis did not answer, or not in time, or refused. */
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisUnavailable(Throwable cause) {
        super(
                (cause instanceof JedisDataException ? "Redis refuses: " : "Redis does not answer: ")
                        + cause.getMessage(),
                cause);
    }
}
