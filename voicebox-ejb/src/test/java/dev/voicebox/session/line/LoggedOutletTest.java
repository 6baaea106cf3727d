package dev.voicebox.session.line;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.ServerEventWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** Events that the log has not taken yet. */
class LoggedOutletTest {
    private static final ServerEvent EVENT = new BufferEvent.Cleared();
    private static final Lease LEASE =
            new Lease(new SessionKey(new TenantId("t"), new ProjectId("p"), new SessionId("sess_1")), 1);

    private final SlowLog log = new SlowLog();
    private final WeighingChannel client = new WeighingChannel();
    private final LoggedOutlet outlet = new LoggedOutlet(
            Attachment.first(LEASE, client),
            new LoggedOutlet.Means(log, new ServerEventWriter(), new Ids(new Random(1)), false),
            Instant.EPOCH,
            () -> {});

    @Test
    void whatIsStillInTheLogWeighsOnTheClientsEnd() {
        outlet.send(EVENT);
        outlet.send(EVENT);
        int length = client.coming / 2;

        assertThat(length).isPositive();
        log.takes(Appended.APPENDED);

        assertThat(client.coming).isEqualTo(length);
        assertThat(client.came).containsExactly(length);
    }

    @Test
    void whatAnotherServerHadToSayWeighsNothing() {
        outlet.send(EVENT);
        log.takes(Appended.FENCED);

        assertThat(client.coming).isZero();
        assertThat(client.came).isEmpty();
    }

    @Test
    void whatIsSaidToNobodyWeighsOnNobody() {
        outlet.detach();
        outlet.send(EVENT);

        assertThat(client.coming).isZero();
    }

    private static final class WeighingChannel implements ClientChannel {
        private final List<Integer> came = new ArrayList<>();
        private int coming;

        @Override
        public void onItsWay(int characters) {
            coming += characters;
        }

        @Override
        public void send(String eventId, ServerEvent event) {
            throw new AssertionError("the log has it first");
        }

        @Override
        public void send(StoredEvent event) {
            came.add(event.json().length());
        }

        @Override
        public void close(int code, String reason) {}
    }

    private static final class SlowLog implements EventLog {
        private final Deque<Consumer<Appended>> waiting = new ArrayDeque<>();

        /** The next one. */
        void takes(Appended became) {
            waiting.remove().accept(became);
        }

        @Override
        public void append(Lease lease, StoredEvent event, Keeping keeping, Consumer<Appended> then) {
            waiting.add(then);
        }

        @Override
        public void note(Lease lease, StateChange change) {}

        @Override
        public void replay(Lease lease, String after, Consumer<Optional<List<StoredEvent>>> then) {}

        @Override
        public void end(Lease lease, EndReason why) {}

        @Override
        public void release(Lease lease) {}

        @Override
        public void onLost(Consumer<Lease> listener) {}
    }
}
