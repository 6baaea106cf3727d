package dev.voicebox.journal;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.voicebox.content.SealedItem;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.privacy.Redacted;

/** One thing that happened in a session and must not be lost. */
public sealed interface JournalRecord {

    Stamp stamp();

    <R> R accept(Handler<R> handler);

    /**
     * {@code model} as the client named it; {@code model} and {@code voice} are {@code null} where a session has none.
     *
     * @param gateway the server that has it, as {@link Journal#gateway}
     */
    record SessionBegan(Stamp stamp, SessionKind kind, String model, String voice, String gateway)
            implements JournalRecord {
        public SessionBegan {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onSessionBegan(this);
        }
    }

    record SessionEnded(Stamp stamp, EndReason reason) implements JournalRecord {
        public SessionEnded {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onSessionEnded(this);
        }
    }

    /**
     * The item is new, or has changed: of two, the one with the higher sequence counts.
     *
     * @param position order in which the items of a session were first stored, from 1; a changed item keeps its own
     * @param item without sound
     * @param previous the item before it in the conversation at that moment, or {@code null} for the first
     */
    record ItemPut(Stamp stamp, long position, Item item, ItemId previous) implements JournalRecord {
        public ItemPut {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(item.id(), "id of the item");
            if (position < 1) {
                throw new IllegalArgumentException("a position counts from 1, but is " + position);
            }
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemPut(this);
        }
    }

    /** As {@link ItemPut}, of a tenant whose content is kept encrypted. */
    record ItemSealed(Stamp stamp, long position, SealedItem item, ItemId previous) implements JournalRecord {
        public ItemSealed {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(item, "item");
            if (position < 1) {
                throw new IllegalArgumentException("a position counts from 1, but is " + position);
            }
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemSealed(this);
        }
    }

    /** The item was deleted: nothing of what it says is kept, but for its {@code position}. */
    record ItemDropped(Stamp stamp, long position, ItemId item) implements JournalRecord {
        public ItemDropped {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(item, "item");
            if (position < 1) {
                throw new IllegalArgumentException("a position counts from 1, but is " + position);
            }
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onItemDropped(this);
        }
    }

    /** {@code argumentsHash}: keyed hash of the arguments, 64 lower-case hex digits; they themselves are the caller's words. */
    record ToolCalled(
            Stamp stamp, String callId, ResponseId response, String name, String argumentsHash, boolean denied)
            implements JournalRecord {
        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        /** One that was not denied. */
        public ToolCalled(Stamp stamp, String callId, ResponseId response, String name, String argumentsHash) {
            this(stamp, callId, response, name, argumentsHash, false);
        }

        public ToolCalled {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(response, "response");
            Objects.requireNonNull(name, "name");
            if (!HASH.matcher(argumentsHash).matches()) {
                throw new IllegalArgumentException("a hash of arguments has 64 lower-case hex digits");
            }
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onToolCalled(this);
        }

        @Override
        public String toString() {
            return "ToolCalled[" + stamp + ", " + callId + ", " + response + ", " + Redacted.text(name) + ", "
                    + argumentsHash + ", " + denied + "]";
        }
    }

    /** The one result of a call has come. */
    record ToolAnswered(Stamp stamp, String callId) implements JournalRecord {
        public ToolAnswered {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(callId, "callId");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onToolAnswered(this);
        }
    }

    /** The session is over: these calls of it have no result. */
    record ToolsAbandoned(Stamp stamp, List<String> callIds) implements JournalRecord {
        public ToolsAbandoned {
            Objects.requireNonNull(stamp, "stamp");
            callIds = List.copyOf(callIds);
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onToolsAbandoned(this);
        }
    }

    record Used(Stamp stamp, UsageAmounts amounts) implements JournalRecord {
        public Used {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(amounts, "amounts");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onUsed(this);
        }
    }

    record Noted(Stamp stamp, SessionFact fact) implements JournalRecord {
        public Noted {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(fact, "fact");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onNoted(this);
        }
    }

    /** One method a kind of record: a new one does not compile until everyone handles it. */
    interface Handler<R> {
        R onSessionBegan(SessionBegan record);

        R onSessionEnded(SessionEnded record);

        R onItemPut(ItemPut record);

        R onItemSealed(ItemSealed record);

        R onItemDropped(ItemDropped record);

        R onToolCalled(ToolCalled record);

        R onToolAnswered(ToolAnswered record);

        R onToolsAbandoned(ToolsAbandoned record);

        R onUsed(Used record);

        R onNoted(Noted record);
    }
}
