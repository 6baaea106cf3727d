package dev.voicebox.nemesis.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One session, seen from a client that has one question under way at a time. */
final class Talk {
    private final BlockingQueue<JsonNode> events;
    private final WebSocket socket;
    private final String session;

    private Talk(BlockingQueue<JsonNode> events, WebSocket socket, String session) {
        this.events = events;
        this.socket = socket;
        this.session = session;
    }

    /** @throws IOException when there is no session within the patience, for whatever reason */
    static Talk open(HttpClient client, URI server, String apiKey, Duration patience)
            throws IOException, InterruptedException {
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        WebSocket socket;
        try {
            socket = client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + apiKey)
                    .connectTimeout(patience)
                    .buildAsync(server, new Ear(events))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
        JsonNode first = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null || !first.path("type").asText().equals("session.created")) {
            socket.abort();
            throw new IOException("no session: " + first);
        }
        return new Talk(events, socket, first.at("/session/id").asText());
    }

    String session() {
        return session;
    }

    /** Creates the item at the end of the conversation, and waits for what comes of it. */
    Answer create(ObjectNode item, Duration patience) throws InterruptedException {
        String id = item.path("id").asText();
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "conversation.item.create");
        event.put("event_id", "create_" + id).set("item", item);
        Optional<Answer> unsent = say(event, patience);
        return unsent.isPresent()
                ? unsent.get()
                : await(patience, next -> switch (next.path("type").asText()) {
                    case "conversation.item.done" ->
                        next.at("/item/id").asText().equals(id)
                                ? Answer.done(next.path("previous_item_id").textValue())
                                : null;
                    case "error" ->
                        next.at("/error/event_id").asText().equals("create_" + id)
                                ? Answer.refused(next.at("/error/code").asText() + ": "
                                        + next.at("/error/message").asText())
                                : null;
                    default -> null;
                });
    }

    /** Has the model answer in writing, and waits for the end of that; what it cost goes to {@code usage}. */
    Answer ask(Duration patience, Consumer<JsonNode> usage) throws InterruptedException {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "response.create");
        event.putObject("response").putArray("output_modalities").add("text");
        Optional<Answer> unsent = say(event, patience);
        return unsent.isPresent()
                ? unsent.get()
                : await(patience, next -> switch (next.path("type").asText()) {
                    case "response.done" -> {
                        usage.accept(next.at("/response/usage"));
                        yield Answer.done(null);
                    }
                    case "error" -> Answer.refused(next.at("/error/code").asText());
                    default -> null;
                });
    }

    /** Empty when it was sent. */
    private Optional<Answer> say(ObjectNode event, Duration patience) throws InterruptedException {
        try {
            socket.sendText(Items.text(event), true).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(Answer.unknown("not sent whole: " + e));
        }
    }

    /** @param meaning of an event for what was asked; {@code null} for none */
    private Answer await(Duration patience, Function<JsonNode, Answer> meaning) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            JsonNode next = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return Answer.unknown("no answer within " + patience.toMillis() + " ms");
            }
            if (next.path("type").asText().equals(Ear.END)) {
                return Answer.unknown(next.path("why").asText());
            }
            Answer answer = meaning.apply(next);
            if (answer != null) {
                return answer;
            }
        }
    }

    /** Ends the session. */
    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    /** Leaves without a word. */
    void abort() {
        socket.abort();
    }
}
