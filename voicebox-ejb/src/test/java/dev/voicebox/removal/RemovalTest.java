package dev.voicebox.removal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.Standing;
import dev.voicebox.access.TestKeys;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.SessionId;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.session.Conversations;
import dev.voicebox.session.Ending;
import dev.voicebox.session.ResumeRequest;
import dev.voicebox.session.SessionHandle;
import dev.voicebox.session.SessionOwner;
import dev.voicebox.session.SessionPast;
import dev.voicebox.session.SessionRequest;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class RemovalTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final ProjectId MAIN = new ProjectId("main");

    private final OpenSessions sessions = new OpenSessions();

    @Test
    void aSessionOfAKeyThatIsOverEndsAndThoseOfOthersGoOn() {
        sessions.open(ACME, "sess_1", Optional.of("key_over"));
        sessions.open(ACME, "sess_2", Optional.of("key_good"));

        removal(Set.of(ACME)).sweep();

        assertThat(sessions.ended).containsExactly("sess_1 api_key_revoked");
    }

    @Test
    void aSuspendedTenantsSessionsEndAlsoThoseWithoutAKey() {
        sessions.open(OTHER, "sess_1", Optional.empty());
        sessions.open(ACME, "sess_2", Optional.empty());

        removal(Set.of(ACME)).sweep();

        assertThat(sessions.ended).containsExactly("sess_1 tenant_suspended");
    }

    @Test
    void whileItCannotBeFoundOutNobodyIsSentAway() {
        sessions.open(ACME, "sess_1", Optional.of("key_good"));

        new Removal(sessions, TestKeys.away()).sweep();

        assertThat(sessions.ended).isEmpty();
    }

    @Test
    void aNoticeHasItLookedAtSoonAndOnce() {
        Removal removal = removal(Set.of(ACME));
        sessions.open(OTHER, "sess_1", Optional.empty());

        removal.sweepIfDue();
        assertThat(sessions.ended).isEmpty();
        removal.onNotice(Notice.of(Notice.Kind.TENANT_CHANGED, OTHER, "other"));
        removal.sweepIfDue();
        removal.sweepIfDue();

        assertThat(sessions.ended).containsExactly("sess_1 tenant_suspended");
    }

    @Test
    void oneSessionIsClosedByItsTenantAndId() {
        sessions.open(ACME, "sess_1", Optional.empty());
        sessions.open(OTHER, "sess_1", Optional.empty());

        removal(Set.of(ACME)).onNotice(Notice.of(Notice.Kind.SESSION_CLOSE, ACME, "sess_1"));

        assertThat(sessions.ended).containsExactly("sess_1 session_closed");
    }

    private Removal removal(Set<TenantId> served) {
        Standing standing = TestKeys.standing(served, ACME, MAIN, Set.of("key_good"));
        return new Removal(sessions, standing);
    }

    private static final class OpenSessions implements Conversations {
        final List<SessionOwner> open = new ArrayList<>();
        final List<String> ended = new ArrayList<>();

        void open(TenantId tenant, String id, Optional<String> key) {
            open.add(new SessionOwner(tenant, MAIN, new SessionId(id), key));
        }

        @Override
        public Collection<SessionOwner> owners() {
            return open;
        }

        @Override
        public int end(Predicate<SessionOwner> which, Ending why) {
            List<SessionOwner> found = open.stream().filter(which).toList();
            found.forEach(owner -> ended.add(owner.session() + " " + why.code().wire()));
            return found.size();
        }

        @Override
        public SessionHandle open(SessionRequest request, ClientChannel channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SessionHandle resume(ResumeRequest request, ClientChannel channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SessionHandle takeUp(SessionId id, SessionPast past, SessionRequest request, ClientChannel channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SessionConfig configOf(SessionRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int openSessions() {
            return open.size();
        }

        @Override
        public boolean isAccepting() {
            return true;
        }

        @Override
        public void stop() {
            throw new UnsupportedOperationException();
        }
    }
}
