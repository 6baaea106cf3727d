package dev.voicebox.language.ollama;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.ModelMessage;

/** Writes a conversation as Ollama wants it: results of calls by the function's name, pictures as bare base64. */
final class OllamaMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode out;

    OllamaMessages(ArrayNode out) {
        this.out = out;
    }

    void write(String instructions, List<ModelMessage> messages) {
        if (!instructions.isBlank()) {
            text("system", instructions);
        }
        Map<String, String> names = messages.stream()
                .filter(ModelMessage.ToolCall.class::isInstance)
                .map(ModelMessage.ToolCall.class::cast)
                .collect(Collectors.toMap(ModelMessage.ToolCall::callId, ModelMessage.ToolCall::name, (a, b) -> a));
        messages.forEach(message -> one(message, names));
    }

    private void one(ModelMessage message, Map<String, String> names) {
        if (message instanceof ModelMessage.SystemText system) {
            text("system", system.text());
        } else if (message instanceof ModelMessage.UserText user) {
            text("user", user.text());
        } else if (message instanceof ModelMessage.AssistantText assistant) {
            text("assistant", assistant.text());
        } else if (message instanceof ModelMessage.UserImage image) {
            text("user", "").putArray("images").add(base64(image.dataUri()));
        } else if (message instanceof ModelMessage.ToolCall call) {
            call(call);
        } else if (message instanceof ModelMessage.ToolResult result && names.containsKey(result.callId())) {
            text("tool", result.output())
                    .put("tool_name", names.get(result.callId()))
                    .put("tool_call_id", result.callId());
        }
    }

    private ObjectNode text(String role, String content) {
        return out.addObject().put("role", role).put("content", content);
    }

    private void call(ModelMessage.ToolCall call) {
        ObjectNode node =
                text("assistant", "").putArray("tool_calls").addObject().put("id", call.callId());
        node.putObject("function").put("name", call.name()).set("arguments", arguments(call.arguments()));
    }

    /** Ollama wants them as an object, not as its text. */
    private static JsonNode arguments(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException bug) {
            throw new UncheckedIOException("arguments that are no JSON", bug);
        }
    }

    private static String base64(String dataUri) {
        return dataUri.substring(dataUri.indexOf(',') + 1);
    }
}
