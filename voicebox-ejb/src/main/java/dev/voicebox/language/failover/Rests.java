package dev.voicebox.language.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Providers that asked to be left alone ({@code Retry-After}). For all tenants: they share the server's key, and whoever asks
 * on only makes it longer.
 */
public final class Rests {
    /** A provider that says more than this is mistaken, and would be lost until the next start. */
    private static final Duration MOST = Duration.ofHours(1);

    private final InstantSource clock;
    private final ConcurrentMap<String, Instant> until = new ConcurrentHashMap<>();

    public Rests(InstantSource clock) {
        this.clock = clock;
    }

    /** It rests as long as it says, at most an hour. */
    void take(String provider, Duration wanted) {
        Instant end = clock.instant().plus(wanted.compareTo(MOST) < 0 ? wanted : MOST);
        until.merge(provider, end, (had, now) -> had.isAfter(now) ? had : now);
    }

    /** Until when it rests, if it does. */
    public Optional<Instant> of(String provider) {
        Instant end = until.get(provider);
        if (end == null || end.isAfter(clock.instant())) {
            return Optional.ofNullable(end);
        }
        until.remove(provider, end);
        return Optional.empty();
    }
}
