package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.voicebox.event.RateLimit;
import dev.voicebox.persistence.redis.limit.WindowLevel;
import dev.voicebox.persistence.redis.limit.WindowState;

/** How a level stands. Of several the client is told the one that is nearest to its end. */
record Standing(WindowLevel level, WindowState state) {
    private static final double MILLIS = 1_000.0;

    /** Requests, then tokens; what has no limit is not told. */
    static List<RateLimit> told(List<Standing> all) {
        List<RateLimit> limits = new ArrayList<>();
        nearest(all.stream().map(Standing::requests).flatMap(Optional::stream).toList())
                .ifPresent(limits::add);
        nearest(all.stream().map(Standing::tokens).flatMap(Optional::stream).toList())
                .ifPresent(limits::add);
        return List.copyOf(limits);
    }

    private static Optional<RateLimit> nearest(List<RateLimit> limits) {
        return limits.stream().min((one, other) -> Long.compare(one.remaining(), other.remaining()));
    }

    private Optional<RateLimit> requests() {
        return limit("requests", level.requests(), state.used().requests(), state.requestsWhole());
    }

    private Optional<RateLimit> tokens() {
        return limit("tokens", level.tokens(), state.used().tokens(), state.tokensWhole());
    }

    private static Optional<RateLimit> limit(String name, Long limit, long used, Duration whole) {
        return limit == null
                ? Optional.empty()
                : Optional.of(new RateLimit(name, limit, Math.max(0, limit - used), whole.toMillis() / MILLIS));
    }
}
