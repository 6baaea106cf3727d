package dev.voicebox.language.breaker;

import java.time.Instant;

/**
 * Whether a provider may be asked; a value, and time is a parameter.
 *
 * <pre>
 *   Closed ──5th failure in a row──► Open ──30 s──► HalfOpen ──one success──► Closed
 *                                     ▲                 │
 *                                     └───one failure───┘
 * </pre>
 *
 * Each change of state begins an era. A call belongs to the era in which it was admitted; what it says after that era has
 * ended is of no use, so that answers from before an outage neither close nor reopen anything.
 *
 * @param inFlight calls admitted in any era that have not settled
 */
public record Breaker(State state, long era, int inFlight) {
    public static final Breaker FRESH = new Breaker(new Closed(0), 0, 0);

    public sealed interface State {}

    public record Closed(int failures) implements State {}

    public record Open(Instant until) implements State {}

    /** {@code probing}: calls of this era under way. */
    public record HalfOpen(int probing) implements State {}

    /** {@code next} is the breaker itself when the call was not admitted. */
    public record Admission(boolean admitted, Breaker next) {}

    public Admission admit(Instant now, BreakerRules rules) {
        if (state instanceof Closed) {
            return new Admission(true, new Breaker(state, era, inFlight + 1));
        }
        if (state instanceof HalfOpen half) {
            return half.probing() < rules.probes()
                    ? new Admission(true, new Breaker(new HalfOpen(half.probing() + 1), era, inFlight + 1))
                    : new Admission(false, this);
        }
        return now.isBefore(((Open) state).until())
                ? new Admission(false, this)
                : new Admission(true, new Breaker(new HalfOpen(1), era + 1, inFlight + 1));
    }

    /** @param admitted the era in which the call was admitted */
    public Breaker settle(long admitted, Outcome outcome, Instant now, BreakerRules rules) {
        int left = inFlight - 1;
        if (admitted != era || state instanceof Open) {
            return new Breaker(state, era, left);
        }
        return switch (outcome) {
            case SUCCESS -> new Breaker(new Closed(0), isClosed() ? era : era + 1, left);
            case FAILURE -> failed(now, rules, left);
            case NEUTRAL ->
                new Breaker(state instanceof HalfOpen half ? new HalfOpen(half.probing() - 1) : state, era, left);
        };
    }

    public boolean isClosed() {
        return state instanceof Closed;
    }

    /** Whether it knows nothing that a new one does not know. */
    public boolean isBlank() {
        return inFlight == 0 && state.equals(FRESH.state);
    }

    private Breaker failed(Instant now, BreakerRules rules, int left) {
        int failures = state instanceof Closed closed ? closed.failures() + 1 : rules.failures();
        return failures < rules.failures()
                ? new Breaker(new Closed(failures), era, left)
                : new Breaker(new Open(now.plus(rules.pause())), era + 1, left);
    }
}
