package dev.voicebox.config;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** The part {@code audio.input} of a session document, which all kinds of sessions have, and how a patch changes it. */
final class InputDocument {
    private static final Set<String> FIELDS = Set.of("format", "transcription", "noise_reduction", "turn_detection");

    private InputDocument() {}

    /** Fills in what a client left out of its turn detection; that depends on the kind of session. */
    interface TurnDefaults {
        ObjectNode complete(Field turnDetection) throws ProtocolViolation;
    }

    static ObjectNode defaults(ObjectNode turnDetection) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.set("format", AudioConfig.pcm());
        input.putNull("transcription");
        input.putNull("noise_reduction");
        input.set("turn_detection", turnDetection);
        return input;
    }

    /** What the patch does not name stays. */
    static void merge(ObjectNode input, Field patch, TurnDefaults turns) throws ProtocolViolation {
        ObjectNode sent = patch.object(FIELDS);
        for (Iterator<String> names = sent.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Field field = patch.child(name);
            JsonNode value = sent.get(name);
            if (!value.isNull()) {
                value = switch (name) {
                    case "format" -> AudioConfig.complete(field);
                    case "turn_detection" -> turns.complete(field);
                    case "transcription" -> Transcription.complete(field, input.path(name));
                    case "noise_reduction" -> noiseReduction(field, input.path(name));
                    default -> value;
                };
            }
            input.set(name, value);
        }
    }

    static void checkInclude(Field include) throws ProtocolViolation {
        if (include.isNullOrAbsent()) {
            return;
        }
        JsonNode names = include.array();
        for (int i = 0; i < names.size(); i++) {
            include.element(i).oneOf(List.of("item.input_audio_transcription.logprobs"));
        }
    }

    /** What is left out stays as it was set before. */
    private static ObjectNode noiseReduction(Field field, JsonNode before) throws ProtocolViolation {
        field.object(Set.of("type", "strength"));
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        Field type = field.child("type");
        boolean kept = type.isAbsent() && before.isObject();
        full.put("type", kept ? before.get("type").textValue() : type.oneOf(List.of("near_field", "far_field")));
        full.put(
                "strength",
                field.child("strength").number(before.path("strength").asDouble(1), 0, 1));
        return full;
    }
}
