package dev.voicebox.policy.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server on loopback that speaks as OPA does, or as a broken one would. */
public final class ScriptedOpa implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Answers a call. */
    public interface Script {
        void answer(HttpExchange call, ScriptedOpa opa) throws IOException;
    }

    public ScriptedOpa(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", call -> {
            try (call) {
                script.answer(call, this);
            }
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** With that status and body. */
    public static Script says(int status, String body) {
        return (call, opa) -> say(call, status, body);
    }

    /** Never, as far as the caller can tell. */
    public static Script silence() {
        return (call, opa) -> opa.awaitEnd();
    }

    /** The headers and half of the body, and then nothing more. */
    public static Script halfOf(String body) {
        return (call, opa) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, bytes.length);
            OutputStream out = call.getResponseBody();
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            opa.awaitEnd();
        };
    }

    /** The connection ends without an answer. */
    public static Script hangUp() {
        return (call, opa) -> call.close();
    }

    public static void say(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
