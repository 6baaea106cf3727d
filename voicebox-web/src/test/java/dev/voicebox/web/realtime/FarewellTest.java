package dev.voicebox.web.realtime;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

import static org.assertj.core.api.Assertions.assertThat;

class FarewellTest {
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    @Test
    void sessionsWithoutASocketMayFinishTheirAnswersToo() {
        LeavingSessions conversations = new LeavingSessions(2, 1, 1, 0);

        new Farewell(new OpenSockets(), timers).say(conversations);

        assertThat(conversations.left).isEmpty();
    }

    /** Sessions that are fewer each time that somebody looks, once they were told to end. */
    private static final class LeavingSessions implements Conversations {
        private final Deque<Integer> left;
        private boolean stopped;

        LeavingSessions(Integer... left) {
            this.left = new ArrayDeque<>(List.of(left));
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
        public Collection<SessionOwner> owners() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int end(Predicate<SessionOwner> which, Ending why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized int openSessions() {
            if (!stopped) {
                return left.getFirst();
            }
            return left.isEmpty() ? 0 : left.removeFirst();
        }

        @Override
        public boolean isAccepting() {
            return !stopped;
        }

        @Override
        public synchronized void stop() {
            stopped = true;
        }
    }
}
