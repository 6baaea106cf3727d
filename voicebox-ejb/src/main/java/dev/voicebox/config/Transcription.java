package dev.voicebox.config;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/**
 * How the caller's audio is put into words. The words are always made, because the language model reads them; the client
 * hears of them only when {@code reported}.
 *
 * @param language ISO 639-1 code or {@code null}
 * @param prompt words to expect, or {@code null}
 */
public record Transcription(boolean reported, String language, String prompt) {
    private static final Set<String> KNOWN = Set.of("model", "language", "languages", "keywords", "prompt", "delay");
    private static final List<String> DELAYS = List.of("minimal", "low", "medium", "high", "xhigh");

    /** As the document shows it: what was sent, and {@code null} for the language and prompt that were not. */
    static ObjectNode complete(Field field) throws ProtocolViolation {
        ObjectNode sent = field.object(KNOWN);
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        Field model = field.child("model");
        full.put("model", model.isAbsent() ? "whisper-1" : model.text());
        full.put("language", field.child("language").optionalText());
        full.put("prompt", field.child("prompt").optionalText());
        for (String list : List.of("languages", "keywords")) {
            if (sent.has(list)) {
                full.set(list, field.child(list).array());
            }
        }
        if (sent.has("delay")) {
            full.put("delay", field.child("delay").oneOf(DELAYS));
        }
        return full;
    }

    static Transcription of(Field field) {
        if (field.isNullOrAbsent()) {
            return new Transcription(false, null, null);
        }
        return new Transcription(
                true,
                field.value().path("language").textValue(),
                field.value().path("prompt").textValue());
    }
}
