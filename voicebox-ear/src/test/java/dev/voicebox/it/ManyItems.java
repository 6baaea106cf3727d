package dev.voicebox.it;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Items of every kind that a client may create, from nothing to 256 KB, of characters and of what is none. */
final class ManyItems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 256 * 1024;
    private static final int KINDS = 9;
    /** At most 3 bytes in UTF-8 a unit; the last ones are how the tables escape what they cannot hold. */
    private static final String[] PIECES = {
        "word ",
        "\u0000",
        "\ud800",
        "\udc00",
        "\udbff\ud83d",
        "\ud83d\ude00",
        "\ue000",
        "\ue0000000",
        "\ue000d800",
        "\\u0000",
        "\\ud800\"",
        "\r\n\t\u0001",
        "\u6771\u4eac\u90fd",
        "\u0645\u0631",
        "e\u0301",
        "\u2028\ufeff\uffff"
    };

    private final Random random;
    private final Deque<String> calls = new ArrayDeque<>();
    private final Deque<String> requests = new ArrayDeque<>();
    private int count;

    ManyItems(long seed) {
        random = new Random(seed);
    }

    ObjectNode next() {
        int kind = count++ % KINDS;
        ObjectNode item = JSON.createObjectNode().put("id", "item_" + count);
        return switch (kind) {
            case 0, 1, 2 -> message(item, kind);
            case 3 -> call(item);
            case 4 ->
                item.put("type", "function_call_output")
                        .put("call_id", calls.remove())
                        .put("output", words());
            case 5 -> tools(item);
            case 6 -> mcp(item, "mcp_call").put("output", words());
            case 7 -> request(item);
            default ->
                item.put("type", "mcp_approval_response")
                        .put("approval_request_id", requests.remove())
                        .put("approve", false)
                        .put("reason", words());
        };
    }

    private ObjectNode message(ObjectNode item, int kind) {
        String role = kind == 0 ? "user" : kind == 1 ? "system" : "assistant";
        item.put("type", "message").put("role", role);
        item.putArray("content")
                .addObject()
                .put("type", kind == 2 ? "output_text" : "input_text")
                .put("text", words());
        return item;
    }

    private ObjectNode call(ObjectNode item) {
        calls.add("call_" + count);
        return item.put("type", "function_call")
                .put("name", "look_up")
                .put("call_id", "call_" + count)
                .put("arguments", words());
    }

    /** Its texts are names: they are characters. */
    private static ObjectNode tools(ObjectNode item) {
        item.put("type", "mcp_list_tools").put("server_label", "shop");
        ObjectNode tool = item.putArray("tools").addObject().put("name", "t").put("description", "\u6771\u4eac");
        tool.putObject("input_schema").put("type", "object");
        return item;
    }

    private ObjectNode request(ObjectNode item) {
        requests.add("item_" + count);
        return mcp(item, "mcp_approval_request");
    }

    private ObjectNode mcp(ObjectNode item, String type) {
        return item.put("type", type)
                .put("server_label", "shop")
                .put("name", "t")
                .put("arguments", words());
    }

    /** One in five has none, one in five as many as an item may have. */
    private String words() {
        int dice = random.nextInt(5);
        int units = dice == 0 ? 0 : dice == 1 ? MOST_BYTES / 3 : random.nextInt(1 << random.nextInt(14));
        StringBuilder words = new StringBuilder();
        while (words.length() < units) {
            words.append(PIECES[random.nextInt(PIECES.length)]);
        }
        words.setLength(units);
        return words.toString();
    }
}
