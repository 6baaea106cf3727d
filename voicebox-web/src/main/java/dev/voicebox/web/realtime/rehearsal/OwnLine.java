package dev.voicebox.web.realtime.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;

/** The client's end of a connection that the server has to itself. */
final class OwnLine implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final long endNanos;
    private WebSocket socket;

    private OwnLine(long endNanos) {
        this.endNanos = endNanos;
    }

    /**
     * @param pass as the header {@code Authorization} has it
     * @param endNanos of {@link System#nanoTime}: until when all of it may take
     */
    static OwnLine open(HttpClient client, URI address, String pass, long endNanos)
            throws IOException, InterruptedException {
        OwnLine line = new OwnLine(endNanos);
        try {
            line.socket = client.newWebSocketBuilder()
                    .header("Authorization", pass)
                    .buildAsync(address, line)
                    .get(line.left(), TimeUnit.NANOSECONDS);
            return line;
        } catch (ExecutionException e) {
            throw new IOException("no socket at " + address.getAuthority() + ": " + answer(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("no socket at " + address.getAuthority() + " in time", e);
        }
    }

    private static String answer(Throwable failure) {
        return failure instanceof WebSocketHandshakeException refused
                ? Integer.toString(refused.getResponse().statusCode())
                : failure.toString();
    }

    void say(String event) throws IOException, InterruptedException {
        try {
            socket.sendText(event, true).get(left(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("nothing more is taken: " + e, e);
        }
    }

    /** The next event of this type; others before it are passed over. */
    JsonNode await(String type) throws IOException, InterruptedException {
        while (true) {
            JsonNode next = heard.poll(left(), TimeUnit.NANOSECONDS);
            if (next == null || next.isNull()) {
                throw new IOException(type + " did not come");
            }
            if (next.path("type").asText().equals("error")) {
                throw new IOException("instead of " + type + " came " + next.path("error"));
            }
            if (next.path("type").asText().equals(type)) {
                return next;
            }
        }
    }

    /** The session is over; returns when the server has said so, too. */
    void close() throws InterruptedException {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        JsonNode next = heard.poll(left(), TimeUnit.NANOSECONDS);
        while (next != null && !next.isNull()) {
            next = heard.poll(left(), TimeUnit.NANOSECONDS);
        }
    }

    void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket unused, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            heard.add(read());
            text.setLength(0);
        }
        unused.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket unused, int code, String reason) {
        heard.add(NullNode.instance);
        return null;
    }

    @Override
    public void onError(WebSocket unused, Throwable error) {
        heard.add(NullNode.instance);
    }

    private JsonNode read() {
        try {
            return JSON.readTree(text.toString());
        } catch (IOException e) {
            return NullNode.instance;
        }
    }

    private long left() {
        return Math.max(0, endNanos - System.nanoTime());
    }
}
