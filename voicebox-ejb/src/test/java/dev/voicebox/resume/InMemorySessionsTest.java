package dev.voicebox.resume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;

import dev.voicebox.tenant.SettableClock;

/** The doubles keep what the shared state in Redis keeps. */
class InMemorySessionsTest implements ClaimContract, LogContract, OutageContract {
    private final SettableClock clock = new SettableClock(BEGAN);
    private final InMemorySessions shared = new InMemorySessions(clock);
    private final Fleet fleet = new InMemoryFleet();

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private final class InMemoryFleet implements Fleet {
        @Override
        public Gateway gateway(String name) {
            InMemoryGateway gateway = shared.gateway(name);
            List<Lease> lost = new ArrayList<>();
            gateway.onLost(lost::add);
            return new One(gateway, lost);
        }

        @Override
        public void goAway() {
            shared.goAway();
        }

        @Override
        public void comeBackEmpty() {
            shared.forgetAll();
            shared.comeBack();
        }

        @Override
        public void fallQuiet(SessionKey key) {
            clock.advance(InMemorySessions.WINDOW);
        }

        @Override
        public void fallSilent(SessionKey key) {
            clock.advance(InMemorySessions.WINDOW.plus(Duration.ofSeconds(31)));
        }

        @Override
        public List<SessionKey> sweep() {
            return shared.sweep();
        }

        @Override
        public boolean holds(SessionKey key) {
            return shared.holds(key);
        }

        @Override
        public void close() {}
    }

    private record One(InMemoryGateway gateway, List<Lease> lost) implements Fleet.Gateway {
        @Override
        public SessionStates states() {
            return gateway;
        }

        @Override
        public EventLog log() {
            return gateway;
        }

        @Override
        public void settle() {
            gateway.flush();
        }

        @Override
        public void beat() {
            gateway.beat();
        }
    }
}
