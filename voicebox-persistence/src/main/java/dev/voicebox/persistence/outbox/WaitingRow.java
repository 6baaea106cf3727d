package dev.voicebox.persistence.outbox;

import java.util.Objects;

/**
 * An event that no sink has acknowledged yet.
 *
 * @param id the order within the lane
 * @param attempts how often it was refused, 0 or more
 */
public record WaitingRow(long id, int attempts, OutboxRow row) {

    public WaitingRow {
        Objects.requireNonNull(row, "row");
    }
}
