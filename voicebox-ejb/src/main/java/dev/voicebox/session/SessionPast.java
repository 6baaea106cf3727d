package dev.voicebox.session;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.event.Item;
import dev.voicebox.session.remains.Remains;

/**
 * What there was of a session before this server took it up.
 *
 * @param records after which the records and the items of the session are counted on; nobody has counted so far
 * @param items of the conversation, in order; they are kept and known already
 * @param left what another server left of a session that goes on with its client; empty where it begins anew
 */
public record SessionPast(long records, List<Item> items, Optional<Left> left) {
    /** Of a session that begins. */
    public static final SessionPast NONE = new SessionPast(0, List.of());

    /** @param expires when the session has lived as long as it may */
    public record Left(Instant expires, Remains remains) {
        public Left {
            Objects.requireNonNull(expires, "expires");
            Objects.requireNonNull(remains, "remains");
        }
    }

    public SessionPast {
        items = List.copyOf(items);
        Objects.requireNonNull(left, "left");
        if (records < 0) {
            throw new IllegalArgumentException("records are counted from 1");
        }
    }

    /** Of a conversation that goes on in a session that begins. */
    public SessionPast(long records, List<Item> items) {
        this(records, items, Optional.empty());
    }
}
