package dev.voicebox.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.SessionId;

/** Keeps the items of open sessions in memory: as durable as the session itself. */
public final class InMemoryItemStore implements ItemStore {
    private final Map<SessionId, Map<ItemId, Item>> sessions = new ConcurrentHashMap<>();

    @Override
    public void store(SessionId session, Item item, ItemId previous, Runnable stored) {
        sessions.computeIfAbsent(session, unused -> new ConcurrentHashMap<>()).put(item.id(), item);
        stored.run();
    }

    @Override
    public void forget(SessionId session, ItemId item) {
        Map<ItemId, Item> items = sessions.get(session);
        // An answer's item may be deleted before anything of the session was stored.
        if (items != null) {
            items.remove(item);
        }
    }

    @Override
    public void close(SessionId session) {
        sessions.remove(session);
    }
}
