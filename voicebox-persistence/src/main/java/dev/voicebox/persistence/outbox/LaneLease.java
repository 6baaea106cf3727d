package dev.voicebox.persistence.outbox;

import java.util.Objects;

/**
 * The right to take the events of a lane for a while.
 *
 * @param lane 0 to 31
 * @param epoch how often the lane has been claimed: a lease of an older epoch is void
 * @param holder who claimed it, for people who look
 */
public record LaneLease(int lane, long epoch, String holder) {

    public LaneLease {
        Objects.requireNonNull(holder, "holder");
    }
}
