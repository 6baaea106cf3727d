package dev.voicebox.protocol.golden;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a model was asked, as golden conversations word it: the messages, without the instructions that every session has. */
public final class AskedWording {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STANDARD_INSTRUCTIONS = "You are a friendly voice assistant.";

    private AskedWording() {}

    /** @param body of a request in the chat-completions dialect */
    public static List<String> of(String body) {
        List<String> lines = new ArrayList<>();
        try {
            for (JsonNode message : JSON.readTree(body).path("messages")) {
                add(message, lines);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no request to a model", e);
        }
        lines.removeIf(line -> line.startsWith("system: " + STANDARD_INSTRUCTIONS));
        return lines;
    }

    private static void add(JsonNode message, List<String> lines) {
        String role = message.path("role").asText();
        JsonNode content = message.path("content");
        if (role.equals("tool")) {
            lines.add("result of " + message.path("tool_call_id").asText() + ": " + content.asText());
        } else if (content.isTextual()) {
            lines.add(role + ": " + content.asText());
        } else if (content.isArray()) {
            lines.add(role + ": a picture");
        }
        for (JsonNode call : message.path("tool_calls")) {
            lines.add("call " + call.path("id").asText() + ": "
                    + call.at("/function/name").asText() + " "
                    + call.at("/function/arguments").asText());
        }
    }
}
