package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.it.RunningServer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The container answers pings itself and waits for the connection while it does. Clients that ping while they are answered
 * must not use up the threads that everybody else needs.
 */
@Tag("fuzz")
class PingingClientsIT {
    /** More than the container takes threads for by itself, on a machine with few cores. */
    private static final int CLIENTS = 16;

    private static final long STRETCH_MS = 6_000;
    private static final byte[] PING = new byte[100];
    private static final byte[] QUESTION =
            "{\"type\":\"response.create\",\"response\":{\"input\":[],\"conversation\":\"none\"}}".getBytes(UTF_8);

    private final RunningServer server = RunningServer.get();
    private final Target target = new Target(server.ws("/v1/realtime?model=gpt-realtime"), server.apiKey());
    private final List<RawSocket> sockets = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest(name = "reading = {0}")
    @ValueSource(booleans = {true, false})
    void clientsThatPingStopNobodyElse(boolean reading) throws Exception {
        Findings findings = new Findings();
        Neighbour neighbour = new Neighbour(target, findings);
        List<Thread> threads = new ArrayList<>();
        threads.add(new Thread(neighbour, "neighbour"));
        long end = System.nanoTime() + STRETCH_MS * 1_000_000;
        for (int i = 0; i < CLIENTS; i++) {
            RawSocket socket = target.open();
            sockets.add(socket);
            threads.add(new Thread(() -> ping(socket, end), "pings-" + i));
            if (reading) {
                threads.add(new Thread(() -> read(socket, end), "reads-" + i));
            }
        }
        threads.forEach(Thread::start);
        Thread.sleep(STRETCH_MS);
        hangUp();
        neighbour.hangUp();
        for (Thread thread : threads) {
            thread.join();
        }

        System.out.println(CLIENTS + " clients that ping, " + (reading ? "" : "not ") + "reading: a neighbour's "
                + neighbour.millis().size() + " answers took " + Collections.max(neighbour.millis()) + " ms at most");
        assertThat(findings.all()).isEmpty();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (RawSocket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private static void ping(RawSocket socket, long end) {
        try {
            for (int i = 0; System.nanoTime() < end; i++) {
                if (i % 200 == 0) {
                    socket.frame(RawSocket.TEXT, true, QUESTION, 0, QUESTION.length);
                }
                socket.frame(RawSocket.PING, true, PING, 0, PING.length);
                socket.flush();
            }
        } catch (IOException e) {
            // The server had enough of it, or the stretch is over.
        }
    }

    private static void read(RawSocket socket, long end) {
        try {
            while (System.nanoTime() < end && socket.read().opcode() != RawSocket.CLOSE) {
                // what comes is no matter here
            }
        } catch (IOException e) {
            // The stretch is over.
        }
    }
}
