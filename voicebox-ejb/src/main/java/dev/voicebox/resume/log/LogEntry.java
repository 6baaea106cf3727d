package dev.voicebox.resume.log;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.resume.Appended;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.resume.owned.OwnedSession;

/** Something that waits for the thread of the log. Entries of one session keep their order. */
sealed interface LogEntry {

    Lease lease();

    <R> R accept(Handler<R> handler);

    /** Characters that it keeps in memory. */
    default long size() {
        return 0;
    }

    /** Whether it can go into one write with those beside it. */
    default boolean isWritten() {
        return false;
    }

    /** @param tooMuch whether its text was left out, as too much was waiting: it cannot be kept */
    record Append(Lease lease, StoredEvent event, Keeping keeping, boolean tooMuch, Consumer<Appended> then)
            implements LogEntry {
        public Append {
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(keeping, "keeping");
            Objects.requireNonNull(then, "then");
        }

        /** Without its text. */
        Append emptied(boolean isTooMuch) {
            return new Append(lease, new StoredEvent(event.id(), event.type(), ""), keeping, isTooMuch, then);
        }

        @Override
        public long size() {
            return event.json().length();
        }

        @Override
        public boolean isWritten() {
            return true;
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onAppend(this);
        }
    }

    record Note(Lease lease, StateChange change) implements LogEntry {
        public Note {
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(change, "change");
        }

        @Override
        public boolean isWritten() {
            return true;
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onNote(this);
        }
    }

    record Replay(Lease lease, String after, Consumer<Optional<List<StoredEvent>>> then) implements LogEntry {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onReplay(this);
        }
    }

    record End(Lease lease) implements LogEntry {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onEnd(this);
        }
    }

    record Release(Lease lease) implements LogEntry {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onRelease(this);
        }
    }

    /** This gateway has claimed it: if it is here already it goes on, else it is here from now on. */
    record Claimed(OwnedSession session) implements LogEntry {
        @Override
        public Lease lease() {
            return session.lease();
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onClaimed(this);
        }
    }

    /** One method a kind. */
    interface Handler<R> {
        R onAppend(Append entry);

        R onNote(Note entry);

        R onReplay(Replay entry);

        R onEnd(End entry);

        R onRelease(Release entry);

        R onClaimed(Claimed entry);
    }
}
