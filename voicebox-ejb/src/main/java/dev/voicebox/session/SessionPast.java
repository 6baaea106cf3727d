package dev.voicebox.session;

import java.util.List;

import dev.voicebox.event.Item;

/**
 * What there was of a session before this server took it up.
 *
 * @param records after which the records and the items of the session are counted on; nobody has counted so far
 * @param items of the conversation, in order; they are kept and known already
 */
public record SessionPast(long records, List<Item> items) {
    /** Of a session that begins. */
    public static final SessionPast NONE = new SessionPast(0, List.of());

    public SessionPast {
        items = List.copyOf(items);
        if (records < 0) {
            throw new IllegalArgumentException("records are counted from 1");
        }
    }
}
