package dev.voicebox.web.metrics;

import java.io.IOException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoopbackOnlyTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void thisMachineMayRead(String address) throws IOException {
        assertThat(LoopbackOnly.isLocal(address, Stream.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.2", "10.0.0.1", "fd00::2", "::ffff:192.0.2.2", "0.0.0.0"})
    void othersMayNot(String address) throws IOException {
        assertThat(LoopbackOnly.isLocal(address, Stream.empty())).isFalse();
    }

    @Test
    void aProxyOnThisMachineDoesNotMakeItsClientsLocal() throws IOException {
        assertThat(LoopbackOnly.isLocal("127.0.0.1", Stream.of("203.0.113.9"))).isFalse();
    }
}
