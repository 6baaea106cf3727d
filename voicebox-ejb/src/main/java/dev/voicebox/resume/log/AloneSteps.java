package dev.voicebox.resume.log;

import java.util.List;
import java.util.Optional;

import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.resume.owned.OwnedSession;
import dev.voicebox.resume.owned.OwnedSessions;

/** What is asked for one session at a time. For the thread of the log. */
final class AloneSteps implements LogEntry.Handler<Void> {
    private final OwnedSessions owned;
    private final LogStores stores;
    private final StateForm form;
    private final Contact contact;
    private final Restoring restoring;

    AloneSteps(LogWriter.Parts parts, Contact contact, Restoring restoring) {
        this.owned = parts.owned();
        this.stores = parts.stores();
        this.form = parts.form();
        this.contact = contact;
        this.restoring = restoring;
    }

    @Override
    public Void onReplay(LogEntry.Replay entry) {
        entry.then().accept(owned.find(entry.lease()).flatMap(session -> replay(session, entry.after())));
        return null;
    }

    @Override
    public Void onEnd(LogEntry.End entry) {
        owned.find(entry.lease()).filter(owned::remove).ifPresent(session -> restoring.end(session.lease()));
        return null;
    }

    @Override
    public Void onRelease(LogEntry.Release entry) {
        owned.find(entry.lease()).ifPresent(owned::remove);
        return null;
    }

    @Override
    public Void onClaimed(LogEntry.Claimed entry) {
        OwnedSession claimed = entry.session();
        Optional<OwnedSession> here = owned.find(claimed.key()).filter(session -> session.since() == claimed.since());
        here.ifPresentOrElse(session -> session.renew(claimed.held()), () -> owned.add(claimed));
        return null;
    }

    @Override
    public Void onAppend(LogEntry.Append entry) {
        throw new IllegalStateException("events are written together");
    }

    @Override
    public Void onNote(LogEntry.Note entry) {
        throw new IllegalStateException("changes are written together");
    }

    private Optional<List<StoredEvent>> replay(OwnedSession session, String after) {
        if (contact.isAway() || session.isUnwritten()) {
            return Optional.empty();
        }
        try {
            return stores.patient()
                    .replay(StateForm.address(session.key()), session.lease().epoch(), after == null ? "" : after)
                    .flatMap(kept -> form.readEvents(session.key(), kept));
        } catch (RedisUnavailable e) {
            return Optional.empty();
        }
    }
}
