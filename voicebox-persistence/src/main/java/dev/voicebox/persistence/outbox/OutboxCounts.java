package dev.voicebox.persistence.outbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How full the outbox is.
 *
 * @param waiting events not acknowledged yet, without those that are parked
 * @param oldest since when the oldest of them waits; zero if there is none
 */
public record OutboxCounts(long waiting, long parked, Duration oldest) {

    public OutboxCounts {
        Objects.requireNonNull(oldest, "oldest");
    }
}
