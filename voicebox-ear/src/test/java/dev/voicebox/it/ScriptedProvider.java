package dev.voicebox.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.voicebox.protocol.golden.AskedWording;
import dev.voicebox.protocol.golden.ModelStep;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A provider of a language model, in the chat-completions dialect, that follows the scripts of golden conversations. */
final class ScriptedProvider implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<List<ModelStep>> scripts = new ConcurrentLinkedQueue<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final HttpServer server;
    private volatile CountDownLatch released = new CountDownLatch(1);

    ScriptedProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void script(List<ModelStep> steps) {
        scripts.add(steps);
    }

    void release() {
        CountDownLatch holding = released;
        released = new CountDownLatch(1);
        holding.countDown();
    }

    synchronized List<List<String>> asked() {
        return List.copyOf(asked);
    }

    /** The next conversation begins. */
    synchronized void forget() {
        release();
        scripts.clear();
        asked.clear();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        List<ModelStep> steps = script();
        CountDownLatch hold = released;
        synchronized (this) {
            asked.add(AskedWording.of(body));
        }
        if (steps.get(0) instanceof ModelStep.Fail fail) {
            exchange.sendResponseHeaders(fail.status(), -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            tell(steps, hold, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ModelStep> script() {
        List<ModelStep> steps = scripts.poll();
        return steps == null ? List.of(new ModelStep.Fail(418)) : steps;
    }

    private static void tell(List<ModelStep> steps, CountDownLatch hold, OutputStream out)
            throws IOException, InterruptedException {
        ObjectNode usage = null;
        int calls = 0;
        for (ModelStep step : steps) {
            if (step instanceof ModelStep.Hold) {
                out.flush();
                hold.await();
            } else if (step instanceof ModelStep.Text text) {
                event(out, delta(chunk -> chunk.put("content", text.delta())));
            } else if (step instanceof ModelStep.Call call) {
                int index = calls++;
                event(out, delta(chunk -> call(chunk, index, call)));
            } else if (step instanceof ModelStep.Arguments arguments) {
                int index = calls - 1;
                event(out, delta(chunk -> arguments(chunk, index, arguments)));
            } else if (step instanceof ModelStep.Counted counted) {
                usage = usage(counted);
            } else if (step instanceof ModelStep.Finish finish) {
                ObjectNode end = delta(chunk -> {});
                ((ObjectNode) end.path("choices").get(0)).put("finish_reason", finish.reason());
                event(out, end);
            }
        }
        if (usage != null) {
            event(out, usage);
        }
        out.write("data: [DONE]\n\n".getBytes(UTF_8));
    }

    private static void call(ObjectNode delta, int index, ModelStep.Call call) {
        ObjectNode begun = delta.putArray("tool_calls").addObject();
        begun.put("index", index).put("id", call.callId()).put("type", "function");
        begun.putObject("function").put("name", call.name()).put("arguments", "");
    }

    private static void arguments(ObjectNode delta, int index, ModelStep.Arguments arguments) {
        delta.putArray("tool_calls")
                .addObject()
                .put("index", index)
                .putObject("function")
                .put("arguments", arguments.delta());
    }

    private static ObjectNode usage(ModelStep.Counted counted) {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.putArray("choices");
        ObjectNode usage = end.putObject("usage");
        usage.put("prompt_tokens", counted.input()).put("completion_tokens", counted.output());
        usage.putObject("prompt_tokens_details").put("cached_tokens", counted.cached());
        return end;
    }

    private static ObjectNode delta(java.util.function.Consumer<ObjectNode> content) {
        ObjectNode chunk = JsonNodeFactory.instance.objectNode();
        content.accept(chunk.putArray("choices").addObject().put("index", 0).putObject("delta"));
        return chunk;
    }

    private static void event(OutputStream out, ObjectNode data) {
        try {
            out.write(("data: " + data + "\n\n").getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the server has hung up", e);
        }
    }
}
