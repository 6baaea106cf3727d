package dev.voicebox.inbound.said;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.privacy.Redacted;

/** What a record says. {@code eventId} is the same in every copy of it. */
public sealed interface Said {

    String eventId();

    <X extends Exception> void accept(Handler<X> handler) throws X;

    /** A piece of a turn. */
    record Audio(String eventId, AudioFormat format, byte[] audio) implements Said {
        @Override
        public <X extends Exception> void accept(Handler<X> handler) throws X {
            handler.onAudio(this);
        }

        @Override
        public String toString() {
            return "Audio[" + eventId + ", " + format + ", " + Redacted.bytes(audio) + "]";
        }
    }

    /** The turn is over. */
    record Commit(String eventId) implements Said {
        @Override
        public <X extends Exception> void accept(Handler<X> handler) throws X {
            handler.onCommit(this);
        }
    }

    /** A turn in writing. */
    record Text(String eventId, String text) implements Said {
        @Override
        public <X extends Exception> void accept(Handler<X> handler) throws X {
            handler.onText(this);
        }

        @Override
        public String toString() {
            return "Text[" + eventId + ", " + Redacted.text(text) + "]";
        }
    }

    /** {@code session} is a merge patch, not yet checked. */
    record Update(String eventId, ObjectNode session) implements Said {
        @Override
        public <X extends Exception> void accept(Handler<X> handler) throws X {
            handler.onUpdate(this);
        }

        @Override
        public String toString() {
            return "Update[" + eventId + ", " + Redacted.json(session) + "]";
        }
    }

    /** The conversation is over. */
    record End(String eventId) implements Said {
        @Override
        public <X extends Exception> void accept(Handler<X> handler) throws X {
            handler.onEnd(this);
        }
    }

    interface Handler<X extends Exception> {
        void onAudio(Audio said) throws X;

        void onCommit(Commit said) throws X;

        void onText(Text said) throws X;

        void onUpdate(Update said) throws X;

        void onEnd(End said) throws X;
    }
}
