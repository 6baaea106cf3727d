package dev.voicebox.resume.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.InMemorySessions;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StatesUnavailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * P1: whatever gateways stand still and wherever clients come back, nothing that was acknowledged is lost, doubled or out of
 * order, and what a session is, is what was acknowledged, one after the other.
 */
class SessionHistoryTest {
    private static final int HISTORIES = 1_000;
    private static final Duration LENGTH = Duration.ofMinutes(3);

    @Test
    void nothingThatWasAcknowledgedIsLost() {
        Outcome outcome = histories((random, time) -> {
            InMemorySessions shared = new InMemorySessions(time.clock());
            return IntStream.range(0, 2 + random.nextInt(3))
                    .<Party>mapToObj(i -> new ModelParty(shared.gateway("g" + i)))
                    .toList();
        });

        System.out.println("P1: " + outcome);
        assertThat(outcome.operations()).isGreaterThan(50 * HISTORIES);
        assertThat(outcome.violations()).isEmpty();
    }

    @Test
    void aGatewayThatWritesBackWhatItHasReadIsFoundOut() {
        Outcome outcome = histories((random, time) -> {
            Map<SessionKey, BlobParty.Blob> shared = BlobParty.nothing();
            return IntStream.range(0, 2 + random.nextInt(3))
                    .<Party>mapToObj(i -> new BlobParty("g" + i, shared, time, random))
                    .toList();
        });

        System.out.println("P1, known to be bad: " + outcome);
        assertThat(outcome.wrong()).isGreaterThan(HISTORIES / 2);
    }

    private record Outcome(int histories, int operations, int wrong, List<String> violations) {
        @Override
        public String toString() {
            return histories + " histories, " + operations + " operations, " + wrong + " histories with violations";
        }
    }

    private static Outcome histories(BiFunction<Random, VirtualSteps, List<Party>> parties) {
        List<String> violations = new ArrayList<>();
        int operations = 0;
        int wrong = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed, parties);
            List<String> found = history.run();
            operations += history.operations();
            wrong += found.isEmpty() ? 0 : 1;
            for (String one : found) {
                violations.add("seed " + seed + ": " + one);
            }
        }
        return new Outcome(HISTORIES, operations, wrong, violations);
    }

    /** One, by its seed. */
    private static final class History {
        private final Random random;
        private final VirtualSteps time = new VirtualSteps();
        private final List<Party> parties;
        private final List<TalkingClient> clients = new ArrayList<>();
        private boolean over;

        History(long seed, BiFunction<Random, VirtualSteps, List<Party>> parties) {
            this.random = new Random(seed);
            this.parties = parties.apply(random, time);
        }

        List<String> run() {
            try {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    clients.add(new TalkingClient(Fleet.key("s" + i), any(parties)));
                }
            } catch (StatesUnavailable e) {
                throw new IllegalStateException(e);
            }
            often(2_000, () -> any(clients).everyoneTalks(random.nextInt(4)));
            often(15_000, () -> any(clients).lose());
            often(20_000, () -> resume(any(clients)));
            often(40_000, this::freeze);
            often(60_000, () -> any(parties).goDeaf());
            time.run(LENGTH);
            over = true;
            parties.forEach(Party::thaw);
            time.run(Duration.ofSeconds(60));
            List<String> violations = new ArrayList<>();
            clients.forEach(client -> violations.addAll(client.check(any(parties))));
            return violations;
        }

        int operations() {
            return clients.stream().mapToInt(TalkingClient::operations).sum();
        }

        private void resume(TalkingClient client) {
            Party at = any(parties);
            if (!at.isFrozen()) {
                client.resume(at);
            }
        }

        private void freeze() {
            Party one = any(parties);
            if (!one.isFrozen()) {
                one.freeze();
                time.in(Duration.ofMillis(random.nextInt(45_000)), one::thaw);
            }
        }

        private void often(int everyMs, Runnable work) {
            time.every(() -> Duration.ofMillis(1 + random.nextInt(2 * everyMs)), () -> over, work);
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
