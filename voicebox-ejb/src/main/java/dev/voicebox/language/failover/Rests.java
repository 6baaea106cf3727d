package dev.voicebox.language.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Accounts whose providers asked to be left alone ({@code Retry-After}). Not by tenant: whoever shares the server's key and asks
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
    void take(String account, Duration wanted) {
        Instant now = clock.instant();
        until.values().removeIf(over -> !over.isAfter(now));
        Instant end = now.plus(wanted.compareTo(MOST) < 0 ? wanted : MOST);
        until.merge(account, end, (had, wants) -> had.isAfter(wants) ? had : wants);
    }

    /** Until when it rests, if it does. */
    public Optional<Instant> of(String account) {
        Instant end = until.get(account);
        if (end == null || end.isAfter(clock.instant())) {
            return Optional.ofNullable(end);
        }
        until.remove(account, end);
        return Optional.empty();
    }
}
