package dev.voicebox.nemesis.load;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Puts fragments together; the end of the connection is one more event. */
final class Ear implements WebSocket.Listener {
    static final String END = "end";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> events;
    private final StringBuilder text = new StringBuilder();

    Ear(BlockingQueue<JsonNode> events) {
        this.events = events;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            try {
                events.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                end("not JSON: " + e.getOriginalMessage());
            }
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end("closed with " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end(error.toString());
    }

    private void end(String why) {
        events.add(JSON.createObjectNode().put("type", END).put("why", why));
    }
}
