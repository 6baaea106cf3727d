package dev.voicebox.session.remains;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.conversation.Conversation;
import dev.voicebox.event.ItemId;

/** The order of items as the client was told it: what is put back must stand where the client has it. */
final class SeenOrder {
    private final List<ItemId> order = new ArrayList<>();
    private final Set<ItemId> first = new HashSet<>();
    private final Set<ItemId> deleted = new HashSet<>();

    void see(String type, JsonNode event) {
        if (type.equals("conversation.item.added")) {
            insert(
                    new ItemId(event.at("/item/id").asText()),
                    event.path("previous_item_id").textValue());
        } else if (type.equals("conversation.item.deleted")) {
            ItemId item = new ItemId(event.path("item_id").asText());
            order.remove(item);
            deleted.add(item);
        }
    }

    /** Whether the client was told that it is gone. */
    boolean isDeleted(ItemId item) {
        return deleted.contains(item);
    }

    /** After which item of the conversation this one has to stand; {@code null} for the front. */
    ItemId before(ItemId item, Conversation conversation) {
        int at = order.indexOf(item);
        for (int i = at - 1; i >= 0; i--) {
            if (conversation.find(order.get(i)).isPresent()) {
                return order.get(i);
            }
        }
        if (first.contains(item)) {
            return null;
        }
        for (int i = at + 1; at >= 0 && i < order.size(); i++) {
            if (conversation.find(order.get(i)).isPresent()) {
                return conversation.before(order.get(i));
            }
        }
        return conversation.last();
    }

    private void insert(ItemId item, String previous) {
        deleted.remove(item);
        if (previous == null) {
            first.add(item);
            order.add(0, item);
            return;
        }
        ItemId known = new ItemId(previous);
        if (!order.contains(known)) {
            order.add(known);
        }
        order.add(order.indexOf(known) + 1, item);
    }
}
