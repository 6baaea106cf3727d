package dev.voicebox.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.voicebox.event.RateLimit;
import dev.voicebox.limit.quota.Quota;

/** One that decides everything at once, and so is never asked beside: each minute begins with the first use after the last one ended. */
public final class MinuteBudget implements Budget {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Supplier<Quota> quota;
    private Instant windowStart = Instant.EPOCH;
    private long requests;
    private long tokens;

    public MinuteBudget(long requestsPerMinute, long tokensPerMinute) {
        this(() -> new Quota(requestsPerMinute, tokensPerMinute, null, null));
    }

    /** @param quota as it stands; never waits */
    public MinuteBudget(Supplier<Quota> quota) {
        this.quota = quota;
    }

    @Override
    public synchronized Optional<Verdict> take(long tokens, Instant now) {
        if (takeRequest(now)) {
            return Optional.of(new Verdict.Granted(Grant.PLAIN));
        }
        Duration rest = Duration.between(now, windowStart.plus(WINDOW));
        return Optional.of(new Verdict.Refused(Verdict.Reason.MINUTE, rest.isNegative() ? Duration.ZERO : rest));
    }

    @Override
    public synchronized Optional<List<RateLimit>> settle(Grant grant, long used, Instant now) {
        countTokens(used, now);
        return Optional.of(limits(now));
    }

    @Override
    public void ask(long tokens, Consumer<Verdict> then) {
        throw new AssertionError("it was decided at once");
    }

    @Override
    public void settle(Grant grant, long tokens, Consumer<List<RateLimit>> then) {
        throw new AssertionError("it was settled at once");
    }

    @Override
    public void sound(long ms) {}

    /** Takes one request if there is one left; {@code false} takes nothing. */
    public synchronized boolean takeRequest(Instant now) {
        roll(now);
        Quota granted = quota.get();
        if (isUsedUp(requests, granted.requestsPerMinute()) || isUsedUp(tokens, granted.tokensPerMinute())) {
            return false;
        }
        requests++;
        return true;
    }

    /** Counts tokens after they were used. */
    public synchronized void countTokens(long used, Instant now) {
        roll(now);
        tokens += used;
    }

    @Override
    public synchronized List<RateLimit> limits(Instant now) {
        roll(now);
        double reset =
                Math.max(0, Duration.between(now, windowStart.plus(WINDOW)).toMillis()) / 1000.0;
        Quota granted = quota.get();
        List<RateLimit> limits = new ArrayList<>();
        add("requests", granted.requestsPerMinute(), requests, reset, limits);
        add("tokens", granted.tokensPerMinute(), tokens, reset, limits);
        return List.copyOf(limits);
    }

    private static boolean isUsedUp(long used, Long limit) {
        return limit != null && used >= limit;
    }

    /** What has no limit is not shown. */
    private static void add(String name, Long limit, long used, double reset, List<RateLimit> to) {
        if (limit != null) {
            to.add(new RateLimit(name, limit, Math.max(0, limit - used), reset));
        }
    }

    private void roll(Instant now) {
        if (!now.isBefore(windowStart.plus(WINDOW))) {
            windowStart = now;
            requests = 0;
            tokens = 0;
        }
    }
}
