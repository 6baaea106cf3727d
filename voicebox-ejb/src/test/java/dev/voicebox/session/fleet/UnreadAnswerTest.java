package dev.voicebox.session.fleet;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.session.fleet.Fleet.Gateway;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that does not read what is said to it, and is let go for that. */
class UnreadAnswerTest {
    private static final int DOES_NOT_READ = 1013;

    @TempDir
    private Path temp;

    private Fleet fleet;
    private Gateway here;
    private Wanderer client;

    @BeforeEach
    void standsStill() {
        fleet = new Fleet(temp);
        here = fleet.gateway();
        client = new Wanderer(fleet).opens(here);
        client.writes("hello");
        client.asks("{}");
        client.session().writable(false);
        client.closes(DOES_NOT_READ);
    }

    @Test
    void theRestIsSpokenWhenItComesBack() throws ProtocolViolation {
        fleet.waits(9_000);
        client.comesBackTo(here);
        assertThat(client.all("response.done")).isEmpty();

        fleet.waits(9_000);

        assertThat(client.all("response.output_audio.delta")).isNotEmpty();
        assertThat(client.all("response.done"))
                .extracting(done -> done.at("/response/status").asText())
                .containsExactly("completed");
    }

    @Test
    void itEndsWhenItDoesNotComeBackSoon() throws ProtocolViolation {
        fleet.waits(11_000);
        client.comesBackTo(here);

        assertThat(client.all("response.done"))
                .extracting(done -> done.at("/response/status").asText())
                .containsExactly("cancelled");
    }
}
