package dev.voicebox.dev.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import dev.voicebox.dev.Trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {

    @Test
    void aPortInUseIsNamedWithTheSettingThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "Redis", "voicebox.redis.port"))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for Redis is in use")
                    .hasMessageContaining("-Dvoicebox.redis.port=<port>");
        }
    }

    @Test
    void aFreePortCanBeUsedAndIsNoneOfThoseThatTheSystemGivesAway() {
        int port = Ports.free();

        assertThat(port).isBetween(1024, 32767);
        assertThatCode(() -> new ServerSocket(port).close()).doesNotThrowAnyException();
    }
}
