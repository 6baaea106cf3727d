package dev.voicebox.language.openai.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.ModelMessage;

/**
 * Writes a conversation the way chat completions wants it: calls that follow each other belong to one assistant message, and
 * their results come directly after it, whatever was said in between. A call without a result gets a placeholder and a
 * result without a call is left out, since providers refuse both.
 */
final class ChatMessages {
    private static final String NO_RESULT = "(no result yet)";

    private final ArrayNode out;
    private final Map<String, String> results = new LinkedHashMap<>();
    private ObjectNode calling;
    /** The next call was made with a result in hand, so that it belongs to another message. */
    private boolean resultSeen;

    private final ArrayNode answers;

    ChatMessages(ArrayNode out) {
        this.out = out;
        this.answers = out.arrayNode();
    }

    void write(String instructions, List<ModelMessage> messages) {
        if (!instructions.isBlank()) {
            text("system", instructions);
        }
        for (ModelMessage message : messages) {
            if (message instanceof ModelMessage.ToolResult result) {
                results.put(result.callId(), result.output());
            }
        }
        messages.forEach(this::one);
        endCalls();
    }

    private void one(ModelMessage message) {
        if (message instanceof ModelMessage.ToolCall call) {
            if (resultSeen) {
                endCalls();
            }
            call(call);
        } else if (message instanceof ModelMessage.ToolResult) {
            resultSeen = true;
        } else {
            endCalls();
            said(message);
        }
    }

    private void said(ModelMessage message) {
        if (message instanceof ModelMessage.SystemText system) {
            text("system", system.text());
        } else if (message instanceof ModelMessage.UserText user) {
            text("user", user.text());
        } else if (message instanceof ModelMessage.AssistantText assistant) {
            text("assistant", assistant.text());
        } else if (message instanceof ModelMessage.UserImage image) {
            image(image);
        } else {
            throw new IllegalStateException("unknown message " + message.getClass());
        }
    }

    private void text(String role, String content) {
        out.addObject().put("role", role).put("content", content);
    }

    private void image(ModelMessage.UserImage image) {
        ObjectNode part =
                out.addObject().put("role", "user").putArray("content").addObject();
        ObjectNode url = part.put("type", "image_url").putObject("image_url").put("url", image.dataUri());
        if (image.detail() != null) {
            url.put("detail", image.detail());
        }
    }

    private void call(ModelMessage.ToolCall call) {
        if (calling == null) {
            calling = out.addObject().put("role", "assistant").putNull("content");
        }
        ObjectNode node = calling.withArray("tool_calls").addObject();
        node.put("id", call.callId()).put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        answers.addObject()
                .put("role", "tool")
                .put("tool_call_id", call.callId())
                .put("content", results.getOrDefault(call.callId(), NO_RESULT));
    }

    private void endCalls() {
        out.addAll(answers);
        answers.removeAll();
        calling = null;
        resultSeen = false;
    }
}
