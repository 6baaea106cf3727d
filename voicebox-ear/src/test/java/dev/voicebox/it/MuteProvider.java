package dev.voicebox.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A provider on a bare socket: accepts keys, begins answers, says nothing more, and notices within a millisecond when its
 * connection is closed.
 */
final class MuteProvider implements AutoCloseable {
    private static final String STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    private static final String MODELS = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n"
            + "Connection: close\r\n\r\n{\"data\":[]}";

    final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    /** {@link System#nanoTime} of each connection that was closed on an answer. */
    final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();
    /** Texts that an answer begins with. */
    volatile String beginning = "";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    MuteProvider() throws IOException {
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> serve(socket));
                } catch (IOException e) {
                    // closed
                }
            }
        });
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = head(socket.getInputStream());
            head.lines()
                    .filter(line -> line.regionMatches(true, 0, "Authorization: ", 0, 15))
                    .forEach(line -> authorizations.add(line.substring(15)));
            if (head.startsWith("GET /v1/models ")) {
                socket.getOutputStream().write(MODELS.getBytes(UTF_8));
                return;
            }
            if (!beginning.isEmpty()) {
                String event = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + beginning + "\"}}]}\n\n";
                socket.getOutputStream().write((STREAM + event).getBytes(UTF_8));
            }
            // The rest of the request, then silence until it is closed.
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            closed.add(System.nanoTime());
        } catch (IOException reset) {
            closed.add(System.nanoTime());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
