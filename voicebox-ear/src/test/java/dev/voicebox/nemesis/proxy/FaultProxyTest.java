package dev.voicebox.nemesis.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.dev.Patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultProxyTest {
    /** Long enough that a byte which is on its way would have come. */
    private static final int SILENCE_MS = 300;

    private static final int PATIENCE_MS = 20_000;
    private static final byte[] WORD = "hello".getBytes(US_ASCII);

    private ServerSocket listener;
    private FaultProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.to(listener.getLocalPort());
        client = dial();
        server = listener.accept();
        server.setSoTimeout(PATIENCE_MS);
        assertThat(soon(() -> proxy.connections() == 1)).isTrue();
    }

    @AfterEach
    void hangUp() throws IOException {
        client.close();
        server.close();
        proxy.close();
        listener.close();
    }

    @Test
    void bytesGoBothWaysUnchanged() throws IOException {
        byte[] much = new byte[3_000_000];
        new java.util.Random(1).nextBytes(much);
        Threads.start("sender", () -> send(client, much));

        assertThat(server.getInputStream().readNBytes(much.length)).isEqualTo(much);
        send(server, WORD);
        assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
    }

    @Test
    void theEndOfOneDirectionLeavesTheOtherOpen() throws IOException {
        client.shutdownOutput();

        assertThat(server.getInputStream().read()).isEqualTo(-1);
        send(server, WORD);
        assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
    }

    @Test
    void latencyAndJitterDelayEachWayAndKeepTheOrder() throws IOException {
        proxy.set(Fault.delayedBy(Duration.ofMillis(80), Duration.ofMillis(40)));
        long start = System.nanoTime();
        for (byte one : WORD) {
            send(client, new byte[] {one});
        }

        assertThat(server.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
        assertThat(sinceMs(start)).isGreaterThanOrEqualTo(80);
    }

    @Test
    void aSlowLineTakesItsTime() throws IOException {
        proxy.set(Fault.slowedTo(10_000));
        long start = System.nanoTime();
        send(client, new byte[3_000]);

        server.getInputStream().readNBytes(3_000);
        // The last tenth of a second is waited for after the bytes of it.
        assertThat(sinceMs(start)).isGreaterThanOrEqualTo(190);
    }

    @Test
    void aSliceIsTheMostThatComesAtOnce() throws IOException {
        proxy.set(new Fault(Duration.ZERO, Duration.ZERO, 20, 2, Fault.Stall.NOTHING, 0));
        send(client, WORD);

        assertThat(server.getInputStream().read(new byte[10])).isLessThanOrEqualTo(2);
    }

    @Test
    void aServerThatDoesNotReadMakesTheSenderWaitAndStillSpeaks() throws Exception {
        proxy.set(Fault.stalled(Fault.Stall.TO_SERVER));
        Thread sender = new Thread(() -> sendUntilClosed(client, new byte[64 * 1024 * 1024]), "sender");
        sender.setDaemon(true);
        sender.start();
        send(server, WORD);

        assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
        sender.join(SILENCE_MS);
        assertThat(sender.isAlive()).as("still sending").isTrue();
    }

    @Test
    void aBlackHoleAcceptsAndSaysNothing() throws IOException {
        proxy.set(Fault.blackHole());
        try (Socket another = dial()) {
            send(another, WORD);
            send(client, WORD);
            send(server, WORD);

            assertSilent(another);
            assertSilent(client);
            assertSilent(server);
        }
    }

    @Test
    void whatFellIntoABlackHoleComesWhenItIsGone() throws IOException {
        proxy.set(Fault.blackHole());
        send(client, WORD);
        assertSilent(server);

        proxy.set(Fault.NONE);

        server.setSoTimeout(PATIENCE_MS);
        assertThat(server.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
    }

    @Test
    void bothEndsFeelAReset() {
        proxy.reset();

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void theResetOfOneEndReachesTheOther() {
        Connection.reset(server);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void theConnectionIsCutAfterSoManyBytesOfOneDirection() throws IOException {
        proxy.set(Fault.cutAfter(3));
        send(client, WORD);

        byte[] came = new byte[WORD.length];
        int count = 0;
        try {
            for (int read = 0; read >= 0; read = server.getInputStream().read(came, count, came.length - count)) {
                count += read;
            }
        } catch (SocketException e) {
            // The reset may overtake the bytes.
        }
        assertThat(count).isLessThanOrEqualTo(3);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void aHalfIsClosedOnDemand() throws IOException {
        proxy.halfClose(Direction.TO_SERVER);

        assertThat(server.getInputStream().read()).isEqualTo(-1);
        send(server, WORD);
        assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
    }

    @Test
    void newConnectionsAreRefusedOnDemandAndOldOnesStay() throws IOException {
        proxy.refuse(true);
        try (Socket another = dial()) {
            assertThatThrownBy(() -> another.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        send(client, WORD);
        assertThat(server.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
    }

    @Test
    void nothingIsKeptOfAConnectionThatHasEnded() throws IOException {
        client.close();
        server.close();

        assertThat(soon(() -> proxy.connections() == 0)).isTrue();
    }

    private static boolean soon(java.util.function.BooleanSupplier condition) {
        return Patience.of(Duration.ofMillis(PATIENCE_MS)).until(condition);
    }

    private Socket dial() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void sendUntilClosed(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    private static long sinceMs(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
