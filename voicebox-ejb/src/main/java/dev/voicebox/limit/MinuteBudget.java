package dev.voicebox.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.voicebox.event.RateLimit;

/** A budget of this server alone: each minute begins with the first use after the last one ended. */
public final class MinuteBudget implements Budget {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final long requestsPerMinute;
    private final long tokensPerMinute;
    private Instant windowStart = Instant.EPOCH;
    private long requests;
    private long tokens;

    public MinuteBudget(long requestsPerMinute, long tokensPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
        this.tokensPerMinute = tokensPerMinute;
    }

    @Override
    public synchronized boolean takeRequest(Instant now) {
        roll(now);
        if (requests >= requestsPerMinute || tokens >= tokensPerMinute) {
            return false;
        }
        requests++;
        return true;
    }

    @Override
    public synchronized void countTokens(long used, Instant now) {
        roll(now);
        tokens += used;
    }

    @Override
    public synchronized List<RateLimit> limits(Instant now) {
        roll(now);
        double reset =
                Math.max(0, Duration.between(now, windowStart.plus(WINDOW)).toMillis()) / 1000.0;
        return List.of(
                new RateLimit("requests", requestsPerMinute, Math.max(0, requestsPerMinute - requests), reset),
                new RateLimit("tokens", tokensPerMinute, Math.max(0, tokensPerMinute - tokens), reset));
    }

    private void roll(Instant now) {
        if (!now.isBefore(windowStart.plus(WINDOW))) {
            windowStart = now;
            requests = 0;
            tokens = 0;
        }
    }
}
