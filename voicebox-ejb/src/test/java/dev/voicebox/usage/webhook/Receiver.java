package dev.voicebox.usage.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Takes minutes of usage on loopback, as one should: each event id once, and of a minute the highest revision. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Call> calls = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Map<String, JsonNode> minutes = new TreeMap<>();
    private int status = 200;
    private boolean hangs;

    record Call(String signature, byte[] body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/usage");
    }

    synchronized void answers(int wanted) {
        status = wanted;
        hangs = false;
    }

    synchronized void takesAndHangs() {
        hangs = true;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    /** What it makes of all that it took. */
    synchronized List<String> requests() {
        return minutes.values().stream()
                .map(minute -> minute.path("tenant_id").asText() + " "
                        + Instant.ofEpochSecond(minute.path("start").asLong())
                                .atOffset(ZoneOffset.UTC)
                                .toLocalTime()
                                .format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME)
                        + " = " + minute.path("requests").asLong())
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int answer;
        synchronized (this) {
            calls.add(new Call(exchange.getRequestHeaders().getFirst(Signature.HEADER), body));
            answer = hangs ? 0 : status;
            if (hangs || status < 300) {
                JSON.readTree(body).path("data").forEach(this::count);
            }
        }
        if (answer == 0) {
            await();
            return;
        }
        exchange.getResponseHeaders().set("Location", url().toString());
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private void count(JsonNode event) {
        String minute =
                event.path("tenant_id").asText() + event.path("project_id").asText() + event.path("start");
        JsonNode known = minutes.get(minute);
        if (ids.add(event.path("id").asText())
                && (known == null
                        || known.path("revision").asLong()
                                < event.path("revision").asLong())) {
            minutes.put(minute, event);
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
