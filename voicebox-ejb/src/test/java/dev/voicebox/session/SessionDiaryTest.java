package dev.voicebox.session;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.event.Usage;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.SessionFact;
import dev.voicebox.journal.SessionJournal;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class SessionDiaryTest {
    private final InMemoryJournal journal = new InMemoryJournal();
    private final SessionDiary diary = new SessionDiary(new SessionJournal(
            new SessionJournal.Owner(new TenantId("acme"), new ProjectId("main"), new SessionId("sess_1")),
            Clock.systemUTC(),
            journal));

    @Test
    void anAnswerIsKeptWithHowItEndedAndWhatItTook() {
        diary.note(done(new ResponseStatus.Cancelled(ResponseStatus.CancelReason.TURN_DETECTED)));
        diary.note(done(new ResponseStatus.Failed(ErrorType.SERVER, ErrorCode.INTERNAL_ERROR, "my secret")));

        assertThat(facts())
                .containsExactly(
                        new SessionFact.Answered(new ResponseId("resp_1"), "cancelled", "turn_detected", 3, 9),
                        new SessionFact.Answered(new ResponseId("resp_1"), "failed", "internal_error", 3, 9));
    }

    @Test
    void nothingThatAClientChoseIsKept() {
        diary.note(new ServerEvent.SessionUpdated(
                JsonNodeFactory.instance.objectNode().put("instructions", "my secret"), null));
        diary.note(new ServerEvent.Failure(
                ProtocolError.invalid(ErrorCode.INVALID_VALUE, "my secret is wrong", "session.my_secret")));

        assertThat(facts())
                .containsExactly(
                        new SessionFact.Updated(),
                        new SessionFact.Failed(ErrorType.INVALID_REQUEST, ErrorCode.INVALID_VALUE));
    }

    @Test
    void aClientThatProvokesErrorsFillsNothing() {
        for (int i = 0; i < 2 * SessionDiary.MOST_PROVOKED; i++) {
            diary.note(new ServerEvent.Failure(ProtocolError.missing("type")));
        }
        diary.note(done(new ResponseStatus.Completed()));

        assertThat(facts()).hasSize(SessionDiary.MOST_PROVOKED + 1);
    }

    private static ServerEvent done(ResponseStatus status) {
        return new ResponseEvent.Done(
                new ResponseView(
                        new ResponseId("resp_1"),
                        status,
                        List.of(),
                        null,
                        new ResponseView.OutputMode(false, null, "marin"),
                        OptionalInt.empty(),
                        new Usage(1, 2, 0, 0, 4, 5),
                        null),
                null);
    }

    private List<SessionFact> facts() {
        return journal.all(JournalRecord.Noted.class).stream()
                .map(JournalRecord.Noted::fact)
                .toList();
    }
}
