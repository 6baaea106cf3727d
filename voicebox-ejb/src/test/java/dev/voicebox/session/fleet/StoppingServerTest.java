package dev.voicebox.session.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that stops and has many sessions. */
class StoppingServerTest {
    @TempDir
    private Path temp;

    @Test
    void clientsAreSentAwayAHundredAtATime() {
        Fleet fleet = new Fleet(temp);
        Fleet.Gateway here = fleet.gateway();
        List<Wanderer> clients = Stream.generate(() -> new Wanderer(fleet).opens(here))
                .limit(250)
                .toList();

        here.conversations.stop();

        fleet.waits(0);
        assertThat(sentAway(clients)).isEqualTo(100);
        fleet.waits(20);
        assertThat(sentAway(clients)).isEqualTo(200);
        fleet.waits(20);
        assertThat(sentAway(clients)).isEqualTo(250);
        assertThat(here.conversations.openSessions()).isZero();
    }

    private static long sentAway(List<Wanderer> clients) {
        return clients.stream()
                .filter(client -> client.socket().closedWith == 1012)
                .count();
    }
}
