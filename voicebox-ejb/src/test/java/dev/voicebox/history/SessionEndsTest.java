package dev.voicebox.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.audit.Author;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionEndsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final Author ADMIN = new Author("admin", "203.0.113.1", "req_1");

    private final List<String> written = new ArrayList<>();
    private final RecordingNotices notices = new RecordingNotices();
    private final AuditLog audit = (tenant, entry) ->
            written.add(tenant + " " + entry.action() + " " + entry.subject() + " " + entry.details());

    @Test
    void whicheverServerHasAnOpenSessionIsTold() throws Exception {
        new SessionEnds(audit, notices).end(session(null), ADMIN);

        assertThat(notices.published).containsExactly(Notice.of(Notice.Kind.SESSION_CLOSE, ACME, "sess_1"));
        assertThat(written).containsExactly("acme session.close session:sess_1 {open=true}");
    }

    @Test
    void nobodyIsToldOfASessionThatIsOver() throws Exception {
        new SessionEnds(audit, notices).end(session(new PastSession.End(NOON, "client_closed")), ADMIN);

        assertThat(notices.published).isEmpty();
        assertThat(written).containsExactly("acme session.close session:sess_1 {open=false}");
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        SessionEnds ends = new SessionEnds(
                (tenant, entry) -> {
                    throw new IllegalStateException("the database is away");
                },
                notices);

        assertThatThrownBy(() -> ends.end(session(null), ADMIN))
                .isInstanceOfSatisfying(
                        HistoryRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(HistoryRefused.Reason.STORE_AWAY));
        assertThat(notices.published).isEmpty();
    }

    private static PastSession session(PastSession.End end) {
        return new PastSession(
                ACME,
                "main",
                "sess_1",
                Optional.of("realtime"),
                Optional.of("gpt-realtime"),
                Optional.of("marin"),
                NOON,
                Optional.ofNullable(end));
    }

    private static final class RecordingNotices implements Notices {
        private final List<Notice> published = new ArrayList<>();

        @Override
        public void publish(Notice notice) {
            published.add(notice);
        }

        @Override
        public AutoCloseable listen(Consumer<Notice> listener) {
            return () -> {};
        }

        @Override
        public boolean isHeard() {
            return true;
        }
    }
}
