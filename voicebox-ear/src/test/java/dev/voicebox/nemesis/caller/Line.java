package dev.voicebox.nemesis.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One connection of a caller. */
final class Line implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A server that takes nothing for so long is gone. */
    private static final int SENT_S = 10;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private volatile String end = "";
    private WebSocket socket;

    private Line() {}

    /** The server has no time for it, says so, and when to come back. */
    static final class NotNow extends IOException {
        private static final long serialVersionUID = 1L;

        private NotNow(Throwable cause) {
            super("refused for now", cause);
        }
    }

    /**
     * @throws NotNow for 503 with {@code Retry-After}
     * @throws IOException when there is no connection within the patience
     */
    static Line open(HttpClient client, URI address, String apiKey, Duration patience)
            throws IOException, InterruptedException {
        Line line = new Line();
        try {
            line.socket = client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + apiKey)
                    .connectTimeout(patience)
                    .buildAsync(address, line)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return line;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused(refused.getResponse(), e)
                    : new IOException(e);
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    private static IOException refused(HttpResponse<?> answer, Throwable cause) {
        boolean forNow = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        return forNow ? new NotNow(cause) : new IOException("no socket: " + answer.statusCode(), cause);
    }

    /** What comes next; {@code null} when that is nothing for so long. At the end of the connection its end, again and again. */
    Heard next(Duration patience) throws InterruptedException {
        Heard next = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null && next.isEnd()) {
            heard.add(next);
        }
        return next;
    }

    /** What is not taken is not said: the end of the connection tells. */
    void say(String event) throws InterruptedException {
        try {
            socket.sendText(event, true).get(SENT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            end("not sent: " + e);
        }
    }

    /** Code and reason of the server's close, or what became of the connection; empty while it is open. */
    String end() {
        return end;
    }

    /** Events that nobody has taken. */
    Iterable<Heard> left() {
        return heard;
    }

    /** The session is over. */
    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket unused, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            heard.add(new Heard(System.nanoTime(), read()));
            text.setLength(0);
        }
        unused.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket unused, int code, String reason) {
        end(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket unused, Throwable error) {
        // No close frame.
        end("1006 " + error);
    }

    private JsonNode read() {
        try {
            return JSON.readTree(text.toString());
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("type", "not JSON: " + e.getOriginalMessage());
        }
    }

    private synchronized void end(String how) {
        if (end.isEmpty()) {
            end = how;
            heard.add(new Heard(System.nanoTime(), null));
        }
    }
}
