package dev.voicebox.persistence.redis.limit;

/** Of requests and of tokens, 0 or more. */
public record Amount(long requests, long tokens) {
    /** Beyond this the numbers of a script are no longer whole. */
    static final long MOST = 1L << 52;

    public static final Amount NOTHING = new Amount(0, 0);

    public Amount {
        if (requests < 0 || tokens < 0) {
            throw new IllegalArgumentException("an amount is 0 or more");
        }
        requests = Math.min(MOST, requests);
        tokens = Math.min(MOST, tokens);
    }

    public Amount plus(Amount other) {
        return new Amount(requests + other.requests, tokens + other.tokens);
    }

    /** What is left of it; nothing where the other is more. */
    public Amount minus(Amount other) {
        return new Amount(Math.max(0, requests - other.requests), Math.max(0, tokens - other.tokens));
    }

    public Amount least(Amount other) {
        return new Amount(Math.min(requests, other.requests), Math.min(tokens, other.tokens));
    }

    public boolean covers(Amount other) {
        return requests >= other.requests && tokens >= other.tokens;
    }

    public boolean isNothing() {
        return requests == 0 && tokens == 0;
    }
}
