package dev.voicebox.nemesis.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BareSocketTest {
    private static final String OPEN = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    BareSocketTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void oneWhoIsRefusedKnowsHowAndWhetherToTryAgain() {
        answers("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n\r\n", new byte[0]);

        assertThatThrownBy(() -> BareSocket.open(door()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.isForNow()).isTrue());
    }

    @Test
    void aRefusalThatDoesNotSayWhenToTryAgainIsAnother() {
        answers("HTTP/1.1 503 Service Unavailable\r\n\r\n", new byte[0]);

        assertThatThrownBy(() -> BareSocket.open(door()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.isForNow()).isFalse());
    }

    @Test
    void textsAreReadToTheEndThatTheServerTells() throws IOException {
        answers(OPEN, frames("\u0081\u0002hi", "\u0089\u0001p", "\u0081\u0002ho", "\u0088\u0005\u0003\u00f5why"));

        try (BareSocket socket = BareSocket.open(door())) {
            assertThat(socket.next()).isEqualTo("hi");
            assertThat(socket.next()).isEqualTo("ho");
            assertThat(socket.next()).isNull();
            assertThat(socket.end()).isEqualTo("1013 why");
        }
    }

    @Test
    void aConnectionThatEndsWithoutAWordWasCut() throws IOException {
        answers(OPEN, new byte[0]);

        try (BareSocket socket = BareSocket.open(door())) {
            assertThat(socket.next()).isNull();
            assertThat(socket.end()).startsWith("1006");
        }
    }

    @Test
    void whatIsSaidIsOneMaskedFrame() throws IOException {
        CompletableFuture<byte[]> heard = answers(OPEN, new byte[0]);

        try (BareSocket socket = BareSocket.open(door())) {
            socket.say("x".repeat(200));
        }

        assertThat(heard.join())
                .startsWith(0x81, 0x80 | 126, 0, 200, 0, 0, 0, 0, 'x')
                .hasSize(208);
    }

    private Door door() {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/realtime?model=m");
        return new Door(address, "key", 0, Duration.ofSeconds(10));
    }

    private static byte[] frames(String... frames) {
        return String.join("", frames).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Everything that comes after the handshake, when the client has ended. */
    private CompletableFuture<byte[]> answers(String head, byte[] frames) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = server.accept()) {
                byte[] asked = new byte[0];
                while (!new String(asked, StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                    asked = append(asked, client.getInputStream().readNBytes(1));
                }
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().write(frames);
                client.shutdownOutput();
                return client.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static byte[] append(byte[] all, byte[] more) {
        byte[] longer = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, longer, all.length, more.length);
        return longer;
    }
}
