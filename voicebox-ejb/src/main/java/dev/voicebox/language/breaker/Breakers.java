package dev.voicebox.language.breaker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The breakers of all tenants, for any number of threads. Kept are only those that know something: a breaker that is closed
 * and without failures is dropped when its last call ends, any other after ten minutes without a call.
 */
public final class Breakers {
    /** Longer than any pause; what was is not what is. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final BreakerRules rules;
    private final InstantSource clock;
    private final ConcurrentMap<Circuit, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept;

    private record Kept(Breaker breaker, Instant used) {}

    public Breakers(BreakerRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
        this.swept = new AtomicReference<>(clock.instant());
    }

    /** Empty while the provider is to be left alone. Whoever gets a permit settles it. */
    public Optional<Permit> ask(Circuit circuit) {
        Instant now = clock.instant();
        sweep(now);
        long[] era = {-1};
        kept.compute(circuit, (key, had) -> {
            Breaker breaker = had == null ? Breaker.FRESH : had.breaker();
            Breaker.Admission admission = breaker.admit(now, rules);
            era[0] = admission.admitted() ? admission.next().era() : -1;
            return new Kept(admission.next(), now);
        });
        return era[0] < 0 ? Optional.empty() : Optional.of(permit(circuit, era[0]));
    }

    /** Until when the provider is left alone, if it is. */
    public Optional<Instant> openUntil(Circuit circuit) {
        return Optional.ofNullable(kept.get(circuit))
                .map(had -> had.breaker().state())
                .filter(Breaker.Open.class::isInstance)
                .map(state -> ((Breaker.Open) state).until());
    }

    /** For how many tenants the provider is not simply asked. */
    public int notClosed(String provider) {
        return (int) kept.entrySet().stream()
                .filter(entry -> entry.getKey().provider().equals(provider))
                .filter(entry -> !entry.getValue().breaker().isClosed())
                .count();
    }

    /** Of all tenants and providers, those that are not simply asked. */
    public int notClosed() {
        return (int)
                kept.values().stream().filter(had -> !had.breaker().isClosed()).count();
    }

    /** Calls that have not settled. */
    public int inFlight(Circuit circuit) {
        return of(circuit).inFlight();
    }

    /** Breakers in memory. */
    int size() {
        return kept.size();
    }

    Breaker of(Circuit circuit) {
        Kept had = kept.get(circuit);
        return had == null ? Breaker.FRESH : had.breaker();
    }

    private Permit permit(Circuit circuit, long era) {
        AtomicBoolean settled = new AtomicBoolean();
        return outcome -> {
            if (settled.compareAndSet(false, true)) {
                settle(circuit, era, outcome);
            }
        };
    }

    private void settle(Circuit circuit, long era, Outcome outcome) {
        Instant now = clock.instant();
        // It is there: a breaker with a call in flight is not dropped.
        kept.computeIfPresent(circuit, (key, had) -> {
            Breaker next = had.breaker().settle(era, outcome, now, rules);
            return next.isBlank() ? null : new Kept(next, now);
        });
    }

    private void sweep(Instant now) {
        Instant last = swept.get();
        if (now.isAfter(last.plus(IDLE)) && swept.compareAndSet(last, now)) {
            Instant before = now.minus(IDLE);
            kept.values()
                    .removeIf(had -> had.breaker().inFlight() == 0 && had.used().isBefore(before));
        }
    }
}
