package dev.voicebox.it;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.protocol.grammar.StreamCheck;

/** A client of the Realtime protocol as plain as can be: text frames in, text frames out, nothing resent or reordered. */
public final class RealtimeClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_S = 60;
    private static final int ATTEMPTS = 6;

    private final BlockingQueue<JsonNode> incoming = new LinkedBlockingQueue<>();
    private final List<JsonNode> seen = new ArrayList<>();
    private final StreamCheck protocol = new StreamCheck();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final WebSocket socket;

    RealtimeClient(RunningServer server) {
        this(server, "?model=gpt-realtime");
    }

    RealtimeClient(RunningServer server, String query) {
        this(server, query, server.apiKey());
    }

    /** @param headers names and values in turn */
    public RealtimeClient(RunningServer server, String query, String credential, String... headers) {
        this(server.ws("/v1/realtime" + query), credential, headers);
    }

    RealtimeClient(URI address, String credential, String... headers) {
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + credential);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = open(builder, address);
    }

    /** A machine that is busy refuses new sessions now and then, as Redis is late there: comes again when it was told to. */
    private WebSocket open(WebSocket.Builder builder, URI address) {
        for (int attempt = 1; ; attempt++) {
            try {
                return builder.buildAsync(address, new Ear(incoming, closed)).join();
            } catch (CompletionException refused) {
                pause(retryAfter(refused.getCause(), attempt).orElseThrow(() -> refused));
            }
        }
    }

    /** In seconds, when it is worth another attempt. */
    private static OptionalLong retryAfter(Throwable refused, int attempt) {
        return refused instanceof WebSocketHandshakeException known
                        && known.getResponse().statusCode() == 503
                        && attempt < ATTEMPTS
                ? known.getResponse().headers().firstValueAsLong("Retry-After")
                : OptionalLong.empty();
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the server refused", e);
        }
    }

    /** @param before what the client of the same session has seen until its connection was lost */
    static RealtimeClient back(URI address, String credential, List<JsonNode> before) {
        RealtimeClient client = new RealtimeClient(address, credential);
        before.forEach(client.protocol::see);
        return client;
    }

    /** @param event JSON text */
    public RealtimeClient say(String event) {
        socket.sendText(event, true).join();
        return this;
    }

    /** @param pcm 24 kHz, 16-bit, mono; sent in pieces of 100 ms, as fast as the socket takes them */
    RealtimeClient append(byte[] pcm) {
        int piece = 24_000 / 10 * 2;
        for (int at = 0; at < pcm.length; at += piece) {
            byte[] part = java.util.Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + piece));
            say("{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                    + Base64.getEncoder().encodeToString(part) + "\"}");
        }
        return this;
    }

    /** The next event of this type; every event until then is kept. */
    public JsonNode await(String type) throws InterruptedException {
        while (true) {
            JsonNode event = next(TimeUnit.SECONDS.toMillis(PATIENCE_S));
            if (event == null) {
                throw new AssertionError("no " + type + " within " + PATIENCE_S + " s; seen: " + types());
            }
            if (event.path("type").asText().equals(type)) {
                return event;
            }
        }
    }

    /** The next event, held to the protocol; {@code null} when none comes within so many ms. */
    public JsonNode next(long ms) throws InterruptedException {
        JsonNode event = incoming.poll(ms, TimeUnit.MILLISECONDS);
        if (event != null) {
            seen.add(event);
            protocol.see(event);
        }
        return event;
    }

    /** Everything so far. */
    public List<JsonNode> seen() {
        return List.copyOf(seen);
    }

    /** As {@link #awaitClose}, or empty while the connection is open. */
    public String closed() {
        return closed.getNow("");
    }

    /** Code and reason of the server's close frame, as "code reason". */
    String awaitClose() throws Exception {
        return closed.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    List<String> types() {
        return seen.stream().map(event -> event.path("type").asText()).toList();
    }

    /** All sound of the answers so far: 24 kHz, 16-bit, mono. */
    byte[] sound() {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        seen.stream()
                .filter(event -> event.path("type").asText().equals("response.output_audio.delta"))
                .forEach(event -> sound.writeBytes(
                        Base64.getDecoder().decode(event.path("delta").asText())));
        return sound.toByteArray();
    }

    /** The connection is lost. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** Puts fragments together. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> incoming;
        private final CompletableFuture<String> closed;
        private final StringBuilder text = new StringBuilder();

        private Ear(BlockingQueue<JsonNode> incoming, CompletableFuture<String> closed) {
            this.incoming = incoming;
            this.closed = closed;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    incoming.add(JSON.readTree(text.toString()));
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new AssertionError("the server sent something that is not JSON", e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
