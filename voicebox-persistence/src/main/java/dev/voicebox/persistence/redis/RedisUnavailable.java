package dev.voicebox.persistence.redis;

/** Redis did not answer, or not in time, or refused. */
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisUnavailable(Throwable cause) {
        super("Redis does not answer: " + cause.getMessage(), cause);
    }
}
