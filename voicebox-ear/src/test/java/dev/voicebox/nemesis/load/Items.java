package dev.voicebox.nemesis.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Items as a client sends them, each with an id that no other client and no other run uses. */
public final class Items {
    /** Half of a pair has no form in UTF-8, so it travels escaped. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String prefix;
    private final Random random;
    private final Words words;
    private final Deque<String> openCalls = new ArrayDeque<>();
    private int count;

    /** @param prefix letters and digits, at most 16 */
    public Items(String prefix, Random random) {
        this.prefix = prefix;
        this.random = random;
        this.words = new Words(random);
    }

    /** Calls of a session that is over get no result. */
    void onNewSession() {
        openCalls.clear();
    }

    public ObjectNode next() {
        ObjectNode item = JSON.createObjectNode().put("id", "item_" + prefix + "_" + count++);
        int dice = random.nextInt(10);
        if (dice < 7) {
            return message(item, dice);
        }
        return dice == 7 || openCalls.isEmpty() ? call(item) : result(item);
    }

    /** As it goes over a socket. */
    public static String text(ObjectNode event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A result may be sent for a call that is there. */
    public void onAcknowledged(ObjectNode item) {
        if (item.path("type").asText().equals("function_call")) {
            openCalls.add(item.path("call_id").asText());
        }
    }

    private ObjectNode message(ObjectNode item, int dice) {
        String role = dice == 0 ? "system" : dice == 1 ? "assistant" : "user";
        item.put("type", "message").put("role", role);
        item.putArray("content")
                .addObject()
                .put("type", role.equals("assistant") ? "output_text" : "input_text")
                .put("text", words.next());
        return item;
    }

    private ObjectNode call(ObjectNode item) {
        ObjectNode arguments = JSON.createObjectNode().put("place", words.upTo(100));
        return item.put("type", "function_call")
                .put("name", "look_up")
                .put("call_id", "call_" + prefix + "_" + count)
                .put("arguments", arguments.toString());
    }

    private ObjectNode result(ObjectNode item) {
        return item.put("type", "function_call_output")
                .put("call_id", openCalls.remove())
                .put("output", words.next());
    }
}
