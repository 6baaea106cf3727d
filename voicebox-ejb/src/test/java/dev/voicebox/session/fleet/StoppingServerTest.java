package dev.voicebox.session.fleet;

import java.nio.file.Path;
import java.time.Duration;
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

        fleet.waits(1_000);

        here.conversations.stop();

        fleet.waits(15);
        assertThat(sentAway(clients)).isEqualTo(100);
        fleet.waits(20);
        assertThat(sentAway(clients)).isEqualTo(200);
        fleet.waits(20);
        assertThat(sentAway(clients)).isEqualTo(250);
        assertThat(here.conversations.openSessions()).isZero();
    }

    /** Another server counts the records of the session anew: what comes after that is refused. */
    @Test
    void nobodyIsSentAwayBeforeAllOfTheSessionIsWritten() {
        Fleet fleet = new Fleet(temp);
        Fleet.Gateway here = fleet.gateway();
        Wanderer client = new Wanderer(fleet).opens(here);
        fleet.waits(1_000);
        fleet.storage = Duration.ofMillis(400);

        here.conversations.stop();

        fleet.waits(390);
        assertThat(client.socket().closedWith).isZero();
        fleet.waits(20);
        assertThat(client.socket().closedWith).isEqualTo(1012);
    }

    private static long sentAway(List<Wanderer> clients) {
        return clients.stream()
                .filter(client -> client.socket().closedWith == 1012)
                .count();
    }
}
