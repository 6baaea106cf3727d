package dev.voicebox.job.stream.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.ModelMessage;

/** One step of a conversation, as it lies between servers. */
final class MessageForm {
    private MessageForm() {}

    static void write(ModelMessage message, ObjectNode node) {
        if (message instanceof ModelMessage.SystemText system) {
            node.put("type", "system").put("text", system.text());
        } else if (message instanceof ModelMessage.UserText user) {
            node.put("type", "user").put("text", user.text());
        } else if (message instanceof ModelMessage.UserImage image) {
            node.put("type", "image").put("uri", image.dataUri()).put("detail", image.detail());
        } else if (message instanceof ModelMessage.AssistantText assistant) {
            node.put("type", "assistant").put("text", assistant.text());
        } else if (message instanceof ModelMessage.ToolCall call) {
            node.put("type", "call")
                    .put("id", call.callId())
                    .put("name", call.name())
                    .put("arguments", call.arguments());
        } else if (message instanceof ModelMessage.ToolResult result) {
            node.put("type", "result").put("id", result.callId()).put("output", result.output());
        }
    }

    /** @throws IllegalArgumentException if it is none: a conversation with a hole in it is another one */
    static ModelMessage read(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "system" -> new ModelMessage.SystemText(LanguageJson.required(node, "text"));
            case "user" -> new ModelMessage.UserText(LanguageJson.required(node, "text"));
            case "image" ->
                new ModelMessage.UserImage(LanguageJson.required(node, "uri"), LanguageJson.text(node, "detail"));
            case "assistant" -> new ModelMessage.AssistantText(LanguageJson.required(node, "text"));
            case "call" ->
                new ModelMessage.ToolCall(
                        LanguageJson.required(node, "id"),
                        LanguageJson.required(node, "name"),
                        LanguageJson.required(node, "arguments"));
            case "result" ->
                new ModelMessage.ToolResult(LanguageJson.required(node, "id"), LanguageJson.required(node, "output"));
            default -> throw new IllegalArgumentException("no step of a conversation that this server knows");
        };
    }
}
