package dev.voicebox.web.realtime;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountedSocketTest {
    private final ScriptedSocket socket = new ScriptedSocket();
    private final List<String> told = new ArrayList<>();
    private final CountedSocket counted =
            new CountedSocket(socket, () -> told.add("over, after " + socket.log.size() + " frames"));

    @Test
    void itIsOverBeforeTheCloseFrameGoesOut() {
        counted.send("{}", sent -> {});

        counted.close(4000, "refused");

        assertThat(told).containsExactly("over, after 1 frames");
        assertThat(socket.log).containsExactly("{}", "close 4000 refused");
    }

    @Test
    void oneThatGoesOnIsNot() {
        counted.send("{}", sent -> {});
        counted.ping();

        assertThat(told).isEmpty();
        assertThat(socket.log).containsExactly("{}", "ping");
    }
}
