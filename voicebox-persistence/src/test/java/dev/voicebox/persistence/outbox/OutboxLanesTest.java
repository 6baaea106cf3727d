package dev.voicebox.persistence.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.voicebox.persistence.outbox.OutboxForTests.LEASE;
import static dev.voicebox.persistence.outbox.OutboxForTests.event;
import static org.assertj.core.api.Assertions.assertThat;

class OutboxLanesTest {

    private static OutboxForTests outbox;

    @BeforeAll
    static void open() {
        outbox = new OutboxForTests();
    }

    @BeforeEach
    void empty() {
        outbox.empty();
    }

    @Test
    void aLaneIsHeldByOneRelay() {
        outbox.write("s", 3);

        assertThat(outbox.claim("first")).isNotNull();
        assertThat(outbox.claim("second")).isNull();
    }

    @Test
    void lanesWithoutEventsAreLeftAlone() {
        outbox.write("s", 3);

        assertThat(outbox.lanes.claim("relay", LEASE, OutboxRow.LANES)).hasSize(1);
    }

    @Test
    void aLaneThatIsReleasedIsFreeAtOnce() {
        outbox.write("s", 3);
        outbox.lanes.release(outbox.claim("first"));

        assertThat(outbox.claim("second")).isNotNull();
    }

    @Test
    void whenARelayDiesAnotherTellsWhatItHadNotMarked() {
        outbox.write("s", 3);
        LaneLease dead = outbox.claim("dead");
        outbox.queue.markPublished(dead, List.of(event("s", 1)));

        outbox.endLeases();

        assertThat(outbox.waiting(outbox.claim("heir"))).containsExactly("s.2", "s.3");
    }

    @Test
    void aRelayThatWasFrozenBeyondItsLeaseMarksNothing() {
        outbox.write("s", 2);
        LaneLease frozen = outbox.claim("frozen");
        outbox.endLeases();

        assertThat(outbox.queue.markPublished(frozen, List.of(event("s", 1)))).isFalse();
        assertThat(outbox.lanes.renew(frozen, LEASE)).isFalse();

        LaneLease heir = outbox.claim("heir");
        assertThat(outbox.queue.park(frozen, event("s", 1), "late")).isFalse();
        outbox.lanes.release(frozen);
        assertThat(outbox.waiting(heir)).containsExactly("s.1", "s.2");
        assertThat(outbox.claim("third")).isNull();
    }

    @Test
    void aLeaseThatIsRenewedIsStillHeld() {
        outbox.write("s", 1);
        LaneLease lease = outbox.lanes.claim("relay", LEASE, 1).get(0);

        assertThat(outbox.lanes.renew(lease, LEASE)).isTrue();
        assertThat(outbox.queue.markPublished(lease, List.of(event("s", 1)))).isTrue();
    }

    @Test
    void severalRelaysTellEveryEventAndTheEventsOfASessionInOrder() throws Exception {
        int sessions = 60;
        int events = 20;
        Map<String, List<String>> told = new ConcurrentHashMap<>();
        for (int session = 0; session < sessions; session++) {
            outbox.write("session" + session, events);
        }
        ExecutorService relays = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int relay = 0; relay < 4; relay++) {
                String name = "relay" + relay;
                work.add(() -> relayAll(name, told));
            }
            for (Future<Void> done : relays.invokeAll(work)) {
                done.get();
            }
        } finally {
            relays.shutdownNow();
        }

        Map<String, List<String>> written = new HashMap<>();
        for (int session = 0; session < sessions; session++) {
            for (int n = 1; n <= events; n++) {
                written.computeIfAbsent("session" + session, any -> new ArrayList<>())
                        .add("session" + session + "." + n);
            }
        }
        assertThat(told).isEqualTo(written);
        assertThat(outbox.care.counts().waiting()).isZero();
    }

    private static Void relayAll(String name, Map<String, List<String>> told) {
        while (outbox.care.counts().waiting() > 0) {
            for (LaneLease lease : outbox.lanes.claim(name, LEASE, 3)) {
                List<OutboxRow> rows = outbox.queue.waiting(lease, 7).stream()
                        .map(WaitingRow::row)
                        .toList();
                rows.forEach(row -> told.computeIfAbsent(row.session(), any -> new CopyOnWriteArrayList<>())
                        .add(row.eventId()));
                outbox.queue.markPublished(lease, rows);
                outbox.lanes.release(lease);
            }
        }
        return null;
    }
}
