package dev.voicebox.resume.log;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.persistence.redis.session.SessionWrite;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.resume.owned.Memory;
import dev.voicebox.resume.owned.OwnedSession;

/** What one session says in one trip. */
final class PendingWrite implements LogEntry.Handler<Void> {
    private final OwnedSession session;
    private final List<LogEntry.Append> events = new ArrayList<>();
    private final SessionWrite.Operations operations = new SessionWrite.Operations();
    private final StateForm form;
    private boolean whole = true;
    private long version;

    PendingWrite(OwnedSession session, StateForm form) {
        this.session = session;
        this.form = form;
    }

    /** Remembers it, and puts it into words. */
    @Override
    public Void onAppend(LogEntry.Append entry) {
        StoredEvent event = entry.event();
        Keeping keeping = entry.keeping();
        session.memory().said(event, keeping);
        events.add(entry);
        whole = whole && !entry.tooMuch() && form.add(session.key(), event, keeping, operations);
        return null;
    }

    @Override
    public Void onNote(LogEntry.Note entry) {
        StateChange change = entry.change();
        session.remember(change);
        whole = whole && form.add(session.key(), change, operations);
        return null;
    }

    @Override
    public Void onReplay(LogEntry.Replay entry) {
        throw alone(entry);
    }

    @Override
    public Void onEnd(LogEntry.End entry) {
        throw alone(entry);
    }

    @Override
    public Void onRelease(LogEntry.Release entry) {
        throw alone(entry);
    }

    @Override
    public Void onClaimed(LogEntry.Claimed entry) {
        throw alone(entry);
    }

    private static IllegalStateException alone(LogEntry entry) {
        return new IllegalStateException(entry.getClass().getSimpleName() + " stands alone");
    }

    OwnedSession session() {
        return session;
    }

    /** Whether all of it can be written: behind something that is missing nothing is. */
    boolean isWhole() {
        return whole && !session.isUnwritten();
    }

    SessionWrite toWrite() {
        Memory memory = session.memory();
        version = memory.nextVersion();
        return new SessionWrite(
                StateForm.address(session.key()),
                session.lease().epoch(),
                memory.version(),
                version,
                operations.words());
    }

    void taken(long now) {
        session.memory().written(version);
        session.heard(now);
    }

    /** How many events there were. */
    int tell(Appended what) {
        events.forEach(entry -> entry.then().accept(what));
        return events.size();
    }
}
