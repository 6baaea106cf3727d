package dev.voicebox.session;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.SessionFact;
import dev.voicebox.journal.SessionJournal;

/** Has kept what the client was told of beside items. For the session's own thread only. */
final class SessionDiary {
    /** Of errors and changes of settings: a client can bring about any number of them in a second. */
    static final int MOST_PROVOKED = 200;

    private final SessionJournal journal;
    private int provoked;

    SessionDiary(SessionJournal journal) {
        this.journal = journal;
    }

    void note(ServerEvent event) {
        if (event instanceof ResponseEvent.Done done) {
            keep(answered(done.view()));
        } else if (event instanceof ServerEvent.SessionUpdated && provoked++ < MOST_PROVOKED) {
            keep(new SessionFact.Updated());
        } else if (event instanceof ServerEvent.Failure failure && provoked++ < MOST_PROVOKED) {
            keep(new SessionFact.Failed(failure.error().type(), failure.error().code()));
        }
    }

    private void keep(SessionFact fact) {
        journal.note(stamp -> new JournalRecord.Noted(stamp, fact));
    }

    private static SessionFact answered(ResponseView view) {
        Usage usage = view.usage() == null ? Usage.NONE : view.usage();
        ResponseStatus status = view.status();
        String word = "completed";
        String reason = null;
        if (status instanceof ResponseStatus.Cancelled cancelled) {
            word = "cancelled";
            reason = cancelled.reason().wire();
        } else if (status instanceof ResponseStatus.Incomplete incomplete) {
            word = "incomplete";
            reason = incomplete.reason().wire();
        } else if (status instanceof ResponseStatus.Failed failed) {
            word = "failed";
            reason = codeOf(failed.code());
        }
        return new SessionFact.Answered(view.id(), word, reason, usage.input(), usage.output());
    }

    private static String codeOf(ErrorCode code) {
        return code == null ? null : code.wire();
    }
}
