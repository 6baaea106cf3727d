package dev.voicebox.session;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.SessionId;

/** Where the items of a conversation are made durable. */
public interface ItemStore {

    /** Stores the item, new or changed, and runs {@code stored} when it is durable: on any thread, perhaps at once. */
    void store(SessionId session, Item item, ItemId previous, Runnable stored);

    void forget(SessionId session, ItemId item);

    /** The session is over. */
    void close(SessionId session);
}
