package dev.voicebox.speech.model;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A publisher of models on loopback. Sends one content for every path, whole or from a range, unless it was told a turn. */
final class ScriptedModelServer implements AutoCloseable {

    /** How one request is answered. */
    @FunctionalInterface
    interface Turn {
        void answer(HttpExchange exchange, ScriptedModelServer server) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile byte[] content;
    private volatile String tag = "\"1\"";

    ScriptedModelServer(byte[] content) throws IOException {
        this.content = content.clone();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The next requests are answered like this, each once. */
    ScriptedModelServer then(Turn... next) {
        turns.addAll(List.of(next));
        return this;
    }

    /** From now on it is another file, and known by another tag; {@code null} for none. */
    void publish(byte[] bytes, String newTag) {
        content = bytes.clone();
        tag = newTag;
    }

    /** Path of each request and, behind a space, its range. */
    List<String> requests() {
        return requests;
    }

    byte[] content() {
        return content.clone();
    }

    /** Promises everything, sends so many bytes from where it was asked, and breaks the connection. */
    static Turn cutAfter(int bytes) {
        return (exchange, server) -> {
            int from = server.headers(exchange);
            OutputStream body = exchange.getResponseBody();
            body.write(server.content, from, bytes);
            body.flush();
            exchange.close();
        };
    }

    /** Sends so many bytes from where it was asked, and then nothing more, without ending the connection. */
    static Turn silentAfter(int bytes) {
        return (exchange, server) -> {
            int from = server.headers(exchange);
            exchange.getResponseBody().write(server.content, from, bytes);
            exchange.getResponseBody().flush();
            server.closed.join();
        };
    }

    static Turn status(int status) {
        return (exchange, server) -> exchange.sendResponseHeaders(status, -1);
    }

    static Turn redirect(String location) {
        return (exchange, server) -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Sends something else, and says truly how long it is. */
    static Turn other(byte[] bytes) {
        return (exchange, server) -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Sends so many bytes without saying how many there will be. */
    static Turn endless(int bytes) {
        return (exchange, server) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[bytes]);
        };
    }

    @Override
    public void close() {
        closed.complete(null);
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
            Turn turn = turns.poll();
            if (turn != null) {
                turn.answer(exchange, this);
                return;
            }
            int from = headers(exchange);
            if (from < content.length) {
                exchange.getResponseBody().write(content, from, content.length - from);
            }
        }
    }

    /** Answers with 200, 206 or 416; tells where the bytes begin. */
    private int headers(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        if (tag != null) {
            exchange.getResponseHeaders().set("ETag", tag);
        }
        boolean partial = range != null && (condition == null || condition.equals(tag));
        int from = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (from >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
            return content.length;
        }
        if (partial) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(partial ? 206 : 200, content.length - from);
        return from;
    }
}
