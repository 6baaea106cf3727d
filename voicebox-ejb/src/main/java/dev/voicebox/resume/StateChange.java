package dev.voicebox.resume;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.privacy.Redacted;

/** What a successor has to know of what has changed. */
public sealed interface StateChange {

    <R> R accept(Handler<R> handler);

    /** @param config whole, as {@code session.updated} shows it; not to be changed afterwards */
    record ConfigChanged(ObjectNode config) implements StateChange {
        public ConfigChanged {
            Objects.requireNonNull(config, "config");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onConfigChanged(this);
        }

        @Override
        public String toString() {
            return "ConfigChanged[" + Redacted.json(config) + "]";
        }
    }

    /**
     * An item of the conversation is new, or has changed: then it stays where it is.
     *
     * @param previous the one before it; {@code null} for the first
     */
    record ItemPut(Item item, ItemId previous) implements StateChange {
        public ItemPut {
            Objects.requireNonNull(item.id(), "id of the item");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemPut(this);
        }

        @Override
        public String toString() {
            return "ItemPut[" + item.id() + ", " + previous + "]";
        }
    }

    /** An item was deleted; one that is not known is no mistake. */
    record ItemDropped(ItemId item) implements StateChange {
        public ItemDropped {
            Objects.requireNonNull(item, "item");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemDropped(this);
        }
    }

    /** The client has said something since it was resumed, so that it has its new token: the former one works no longer. */
    record TokenReceived() implements StateChange {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onTokenReceived(this);
        }
    }

    /** One method a kind of change. */
    interface Handler<R> {
        R onConfigChanged(ConfigChanged change);

        R onItemPut(ItemPut change);

        R onItemDropped(ItemDropped change);

        R onTokenReceived(TokenReceived change);
    }
}
