package dev.voicebox.session.fleet;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.session.fleet.Fleet.Gateway;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that comes back a second time before it was served the first time. */
class ImpatientClientTest {
    private static final int DISPLACED = 4409;

    @TempDir
    private Path temp;

    @Test
    void theSecondConnectionHasTheSessionAndTheFirstIsDisplaced() throws ProtocolViolation, InterruptedException {
        Fleet fleet = new Fleet(temp);
        Gateway here = fleet.gateway();
        Gateway there = fleet.gateway();
        Wanderer client = new Wanderer(fleet).opens(here);
        client.read();
        here.dies();
        Wanderer.Socket second = client.new Socket();
        Thread again = new Thread(() -> comes(client, there, second));
        fleet.onClaimed = () -> {
            fleet.onClaimed = () -> {};
            again.start();
            awaitBlockedOrDone(again);
        };

        client.comesBackTo(there);
        again.join();
        fleet.waits(0);

        assertThat(client.socket().closedWith).isEqualTo(DISPLACED);
        assertThat(second.closedWith).isZero();
        assertThat(second.arrived).isNotEmpty();
        assertThat(there.conversations.openSessions()).isEqualTo(1);
    }

    private static void comes(Wanderer client, Gateway gateway, Wanderer.Socket socket) {
        try {
            gateway.conversations.resume(client.request(client.token(), client.last()), socket);
        } catch (ProtocolViolation refused) {
            throw new AssertionError(refused);
        }
    }

    private static void awaitBlockedOrDone(Thread thread) {
        while (thread.getState() != Thread.State.BLOCKED && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
