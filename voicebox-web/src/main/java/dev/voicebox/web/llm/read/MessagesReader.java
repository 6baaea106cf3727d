package dev.voicebox.web.llm.read;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.wire.Field;

/** Reads the messages of a call, in the shape of chat completions. */
final class MessagesReader {
    private static final int MOST = 2_048;
    private static final List<String> ROLES = List.of("system", "developer", "user", "assistant", "tool");

    private final List<ModelMessage> out = new ArrayList<>();

    private MessagesReader() {}

    static List<ModelMessage> read(Field messages) throws ProtocolViolation {
        int count = messages.array().size();
        if (count == 0 || count > MOST) {
            throw messages.refused("send 1 to " + MOST + " messages.");
        }
        MessagesReader reader = new MessagesReader();
        for (int i = 0; i < count; i++) {
            reader.message(messages.element(i));
        }
        if (reader.out.isEmpty()) {
            throw messages.refused("there is nothing in them.");
        }
        return reader.out;
    }

    private void message(Field message) throws ProtocolViolation {
        message.object();
        Field content = message.child("content");
        switch (message.child("role").oneOf(ROLES)) {
            case "user" -> user(content);
            case "assistant" -> assistant(content, message.child("tool_calls"));
            case "tool" ->
                out.add(new ModelMessage.ToolResult(
                        message.child("tool_call_id").filledText(), text(content)));
            default -> out.add(new ModelMessage.SystemText(text(content)));
        }
    }

    private void user(Field content) throws ProtocolViolation {
        if (content.value().isTextual()) {
            out.add(new ModelMessage.UserText(content.text()));
            return;
        }
        if (!content.value().isArray()) {
            throw content.wrongType("a string or an array");
        }
        for (int i = 0; i < content.value().size(); i++) {
            Field part = content.element(i);
            if (part.child("type").oneOf(List.of("text", "image_url")).equals("text")) {
                out.add(new ModelMessage.UserText(part.child("text").text()));
            } else {
                image(part.child("image_url"));
            }
        }
    }

    private void image(Field image) throws ProtocolViolation {
        Field url = image.child("url");
        if (!url.text().startsWith("data:image/") && !url.text().startsWith("https://")) {
            throw url.refused("expected a picture as 'data:image/…', or its address with https.");
        }
        out.add(new ModelMessage.UserImage(url.text(), image.child("detail").optionalText()));
    }

    private void assistant(Field content, Field calls) throws ProtocolViolation {
        if (!content.isNullOrAbsent()) {
            String said = text(content);
            if (!said.isEmpty()) {
                out.add(new ModelMessage.AssistantText(said));
            }
        }
        if (calls.isNullOrAbsent()) {
            return;
        }
        for (int i = 0; i < calls.array().size(); i++) {
            Field call = calls.element(i);
            Field function = call.child("function");
            out.add(new ModelMessage.ToolCall(
                    call.child("id").filledText(),
                    function.child("name").filledText(),
                    function.child("arguments").text()));
        }
    }

    /** A string, or parts that are all text. */
    private static String text(Field content) throws ProtocolViolation {
        if (content.value().isTextual()) {
            return content.text();
        }
        if (!content.value().isArray()) {
            throw content.wrongType("a string or an array");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < content.value().size(); i++) {
            Field part = content.element(i);
            text.append(part.child(part.child("type").oneOf(List.of("text", "refusal")))
                    .text());
        }
        return text.toString();
    }
}
