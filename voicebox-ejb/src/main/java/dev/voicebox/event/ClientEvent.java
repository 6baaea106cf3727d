package dev.voicebox.event;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.privacy.Redacted;

/** What a client may say. {@code eventId} is the client's own, or {@code null}. */
public sealed interface ClientEvent {

    String eventId();

    <R> R accept(Handler<R> handler);

    /** {@code session} is a merge patch, not yet checked: that needs the session it applies to. */
    record SessionUpdate(String eventId, ObjectNode session) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onSessionUpdate(this);
        }

        @Override
        public String toString() {
            return "SessionUpdate[" + eventId + ", " + Redacted.json(session) + "]";
        }
    }

    /** {@code audio} is decoded base64: samples in the session's input format. */
    record AudioAppend(String eventId, byte[] audio) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onAudioAppend(this);
        }

        @Override
        public String toString() {
            return "AudioAppend[" + eventId + ", " + Redacted.bytes(audio) + "]";
        }
    }

    record AudioCommit(String eventId) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onAudioCommit(this);
        }
    }

    record AudioClear(String eventId) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onAudioClear(this);
        }
    }

    /** {@code item.id()} may be {@code null}; {@code previousItemId} {@code null} means the end, {@code "root"} the front. */
    record ItemCreate(String eventId, String previousItemId, Item item) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemCreate(this);
        }
    }

    record ItemRetrieve(String eventId, ItemId itemId) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemRetrieve(this);
        }
    }

    /** {@code audioEndMs}: how much of the item's audio the caller heard. */
    record ItemTruncate(String eventId, ItemId itemId, int contentIndex, long audioEndMs) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemTruncate(this);
        }
    }

    record ItemDelete(String eventId, ItemId itemId) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemDelete(this);
        }
    }

    /**
     * @param overrides what differs from the session for this response, without {@code input}; never {@code null}
     * @param input items to answer instead of the conversation, or {@code null} for the conversation
     */
    record ResponseCreate(String eventId, ObjectNode overrides, List<Item> input) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onResponseCreate(this);
        }

        @Override
        public String toString() {
            return "ResponseCreate[" + eventId + ", " + Redacted.json(overrides) + ", " + input + "]";
        }
    }

    /** {@code responseId} {@code null} means the active response of the conversation. */
    record ResponseCancel(String eventId, ResponseId responseId) implements ClientEvent {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onResponseCancel(this);
        }
    }

    /** One method an event: a new event does not compile until everyone handles it. */
    interface Handler<R> {
        R onSessionUpdate(SessionUpdate event);

        R onAudioAppend(AudioAppend event);

        R onAudioCommit(AudioCommit event);

        R onAudioClear(AudioClear event);

        R onItemCreate(ItemCreate event);

        R onItemRetrieve(ItemRetrieve event);

        R onItemTruncate(ItemTruncate event);

        R onItemDelete(ItemDelete event);

        R onResponseCreate(ResponseCreate event);

        R onResponseCancel(ResponseCancel event);
    }
}
