package dev.voicebox.history;

import java.util.Map;
import java.util.Objects;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.audit.Author;

/** Has sessions ended, wherever they run: the server that has one hears of it. */
public final class SessionEnds {
    private final AuditLog audit;
    private final Notices notices;

    SessionEnds(AuditLog audit, Notices notices) {
        this.audit = Objects.requireNonNull(audit, "audit");
        this.notices = Objects.requireNonNull(notices, "notices");
    }

    /**
     * Returns before it has ended; one that is over already stays as it is. Both are written down.
     *
     * @param session as {@link History} has found it for whoever may end it
     */
    public void end(PastSession session, Author author) throws HistoryRefused {
        boolean open = session.end().isEmpty();
        try {
            audit.record(
                    session.tenant(),
                    author.did("session.close", "session:" + session.id(), Map.of("open", Boolean.toString(open))));
        } catch (RuntimeException e) {
            throw HistoryRefused.storeAway(e);
        }
        if (open) {
            notices.publish(Notice.of(Notice.Kind.SESSION_CLOSE, session.tenant(), session.id()));
        }
    }
}
