package dev.voicebox.resume.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.ClaimContract;
import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.InMemoryGateway;
import dev.voicebox.resume.InMemorySessions;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StatesUnavailable;
import dev.voicebox.resume.redis.Heartbeat;
import dev.voicebox.resume.redis.Sweeper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * P7: a session whose gateway beats is never closed, however its timer is late; one whose gateway is gone is closed once, in
 * time, and nothing of it is left. Without a window to resume in, so that life hangs on the beats alone.
 */
class HeartbeatHistoryTest {
    private static final int HISTORIES = 1_000;
    private static final Duration LATEST_BEAT = Duration.ofSeconds(9);
    private static final Duration LATEST_SWEEP = Duration.ofSeconds(5);

    @Test
    void whoBeatsLivesAndWhoDoesNotIsClosedOnce() throws StatesUnavailable {
        List<String> violations = histories(Heartbeat.BEAT);

        System.out.println("P7: " + HISTORIES + " histories, " + violations.size() + " violations");
        assertThat(violations).isEmpty();
    }

    @Test
    void beatsAsFarApartAsALifeIsLongAreFoundOut() throws StatesUnavailable {
        List<String> violations = histories(InMemorySessions.ALIVE);

        System.out.println("P7, known to be bad: " + HISTORIES + " histories, " + violations.size() + " violations");
        assertThat(violations).hasSizeGreaterThan(HISTORIES);
    }

    private static List<String> histories(Duration beat) throws StatesUnavailable {
        List<String> violations = new ArrayList<>();
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed, beat);
            history.run();
            for (String one : history.violations) {
                violations.add("seed " + seed + ": " + one);
            }
        }
        return violations;
    }

    private static final class History {
        final List<String> violations = new ArrayList<>();
        private final Random random;
        private final Duration beat;
        private final VirtualSteps time = new VirtualSteps();
        private final InMemorySessions shared = new InMemorySessions(time.clock(), Duration.ZERO);
        private final Set<InMemoryGateway> dead = new HashSet<>();
        private final Map<SessionKey, InMemoryGateway> owners = new HashMap<>();
        private final Map<SessionKey, Instant> diedAt = new HashMap<>();
        private final Set<SessionKey> closed = new HashSet<>();
        private int made;

        History(long seed, Duration beat) {
            this.random = new Random(seed);
            this.beat = beat;
        }

        void run() throws StatesUnavailable {
            for (int i = 0; i < 3; i++) {
                InMemoryGateway gateway = shared.gateway("g" + i);
                time.every(() -> beat.plus(upTo(LATEST_BEAT)), () -> dead.contains(gateway), gateway::beat);
                time.in(upTo(Duration.ofMinutes(4)), () -> open(gateway));
                time.in(upTo(Duration.ofMinutes(4)), () -> open(gateway));
                time.in(upTo(Duration.ofMinutes(5)), () -> endOne(gateway));
                time.in(upTo(Duration.ofMinutes(6)), () -> die(gateway));
            }
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                time.every(() -> Sweeper.PAUSE.plus(upTo(LATEST_SWEEP)), () -> false, this::sweep);
            }
            time.run(Duration.ofMinutes(8));
            owners.keySet().stream()
                    .filter(key -> !closed.contains(key) || shared.holds(key))
                    .forEach(key -> violations.add(key.session() + " was never closed"));
        }

        private void open(InMemoryGateway gateway) {
            if (dead.contains(gateway)) {
                return;
            }
            SessionKey key = Fleet.key("s" + made++);
            try {
                gateway.begin(key, ClaimContract.facts());
            } catch (StatesUnavailable e) {
                throw new IllegalStateException(e);
            }
            owners.put(key, gateway);
        }

        private void endOne(InMemoryGateway gateway) {
            for (Lease lease : dead.contains(gateway) ? List.<Lease>of() : gateway.leases()) {
                gateway.end(lease, EndReason.CLIENT_CLOSED);
                close(lease.key());
                return;
            }
        }

        private void die(InMemoryGateway gateway) {
            dead.add(gateway);
            gateway.leases()
                    .forEach(lease -> diedAt.put(lease.key(), time.clock().instant()));
        }

        private void sweep() {
            for (SessionKey key : shared.sweep()) {
                Instant died = diedAt.get(key);
                if (died == null) {
                    violations.add(key.session() + " was closed while its gateway lived");
                } else if (isLate(died)) {
                    violations.add(key.session() + " was closed late");
                }
                close(key);
            }
        }

        private boolean isLate(Instant died) {
            Duration most = InMemorySessions.ALIVE.plus(Sweeper.PAUSE).plus(LATEST_SWEEP);
            return time.clock().instant().isAfter(died.plus(most));
        }

        private void close(SessionKey key) {
            if (!closed.add(key)) {
                violations.add(key.session() + " was closed twice");
            }
        }

        private Duration upTo(Duration most) {
            return Duration.ofMillis(random.nextLong(most.toMillis()));
        }
    }
}
