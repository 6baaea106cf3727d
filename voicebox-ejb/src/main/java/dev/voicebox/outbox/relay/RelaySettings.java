package dev.voicebox.outbox.relay;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a relay works.
 *
 * @param lease for how long it takes lanes, 1 s to 10 min: so long nobody else takes up what it had when it dies
 * @param poll how often it looks when nobody wakes it, 10 ms to 1 min: events of other servers wait so long
 * @param attempts how often a refused event is tried before it is parked, 1 to 100
 * @param pause after the first failure, doubled after each further one up to {@link #LONGEST_PAUSE}
 * @param keep how long published events stay, so that a replayed record is not told again
 */
public record RelaySettings(Duration lease, Duration poll, int attempts, Duration pause, Duration keep) {
    /** A broker that is back is noticed within this time. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    public static final RelaySettings DEFAULTS = new RelaySettings(
            Duration.ofSeconds(30), Duration.ofMillis(500), 8, Duration.ofMillis(250), Duration.ofDays(1));

    public RelaySettings {
        within(lease, Duration.ofSeconds(1), Duration.ofMinutes(10), "voicebox.outbox.lease");
        within(poll, Duration.ofMillis(10), Duration.ofMinutes(1), "voicebox.outbox.poll");
        within(pause, Duration.ZERO, LONGEST_PAUSE, "the pause after a failure");
        within(keep, Duration.ZERO, Duration.ofDays(365), "voicebox.outbox.keep");
        if (attempts < 1 || attempts > 100) {
            throw new IllegalArgumentException("voicebox.outbox.attempts must be 1 to 100, but is " + attempts);
        }
    }

    /** @param value of a setting by its key */
    public static RelaySettings read(Function<String, Optional<String>> value) {
        return new RelaySettings(
                duration(value, "voicebox.outbox.lease", DEFAULTS.lease()),
                duration(value, "voicebox.outbox.poll", DEFAULTS.poll()),
                value.apply("voicebox.outbox.attempts")
                        .map(RelaySettings::number)
                        .orElse(DEFAULTS.attempts()),
                DEFAULTS.pause(),
                duration(value, "voicebox.outbox.keep", DEFAULTS.keep()));
    }

    /** What is left of a lease after it must suffice to mark what was told. */
    Duration patience() {
        return lease.dividedBy(3);
    }

    /** @param failures in a row, from 1 */
    Duration pauseAfter(int failures) {
        long factor = 1L << Math.min(failures - 1, 20);
        Duration pause = this.pause.multipliedBy(factor);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Duration duration(Function<String, Optional<String>> value, String key, Duration otherwise) {
        try {
            return value.apply(key).map(String::strip).map(Duration::parse).orElse(otherwise);
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(key + " must be an ISO 8601 duration such as PT30S");
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("voicebox.outbox.attempts must be a whole number, but is " + text);
        }
    }

    private static void within(Duration value, Duration least, Duration most, String name) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        }
    }
}
