package dev.voicebox.config;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** The session as a JSON document: its defaults in the order that clients see, and how a merge patch changes it. */
final class SessionDocument {
    static final String INSTRUCTIONS = "You are a friendly voice assistant. Your answers are spoken aloud: keep them"
            + " short, plain and natural, without lists or markup.";

    private static final Set<String> FIELDS = Set.of(
            "type",
            "model",
            "output_modalities",
            "instructions",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "reasoning",
            "max_output_tokens",
            "tracing",
            "truncation",
            "prompt",
            "audio",
            "include");
    private static final Set<String> INPUT = Set.of("format", "transcription", "noise_reduction", "turn_detection");
    private static final Set<String> OUTPUT = Set.of("format", "voice", "speed");

    private SessionDocument() {}

    static ObjectNode defaults(String model) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode document = json.objectNode();
        document.put("type", "realtime");
        document.put("model", model);
        document.putArray("output_modalities").add("audio");
        document.put("instructions", INSTRUCTIONS);
        document.putArray("tools");
        document.put("tool_choice", "auto");
        document.put("max_output_tokens", "inf");
        document.putNull("tracing");
        document.put("truncation", "auto");
        document.putNull("prompt");
        ObjectNode audio = document.putObject("audio");
        ObjectNode input = audio.putObject("input");
        input.set("format", pcm());
        input.putNull("transcription");
        input.putNull("noise_reduction");
        input.set("turn_detection", serverVad());
        ObjectNode output = audio.putObject("output");
        output.set("format", pcm());
        output.put("voice", model.startsWith("gpt-realtime-2") ? "marin" : "alloy");
        output.put("speed", 1.0);
        document.putNull("include");
        return document;
    }

    /** A new document: {@code document} with the patch applied. What the patch does not name stays. */
    static ObjectNode merge(ObjectNode document, ObjectNode patch) throws ProtocolViolation {
        Field root = new Field(patch, "session");
        root.object(FIELDS);
        checkType(root);
        ObjectNode merged = document.deepCopy();
        for (Iterator<String> names = patch.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equals("audio")) {
                mergeAudio((ObjectNode) merged.get("audio"), root.child("audio"));
            } else {
                merged.set(name, patch.get(name));
            }
        }
        return merged;
    }

    private static void checkType(Field root) throws ProtocolViolation {
        String type = root.child("type").oneOf(List.of("realtime", "transcription"));
        if (type.equals("transcription")) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    "Passing a transcription session update to a realtime session is not allowed.",
                    "session.type"));
        }
    }

    private static void mergeAudio(ObjectNode audio, Field patch) throws ProtocolViolation {
        patch.object(Set.of("input", "output"));
        if (!patch.child("input").isAbsent()) {
            mergeInput((ObjectNode) audio.get("input"), patch.child("input"));
        }
        if (!patch.child("output").isAbsent()) {
            ObjectNode sent = patch.child("output").object(OUTPUT);
            ((ObjectNode) audio.get("output")).setAll(sent);
        }
    }

    private static void mergeInput(ObjectNode input, Field patch) throws ProtocolViolation {
        ObjectNode sent = patch.object(INPUT);
        for (Iterator<String> names = sent.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Field field = patch.child(name);
            JsonNode value = sent.get(name);
            if (!value.isNull()) {
                value = switch (name) {
                    case "turn_detection" -> TurnDetection.complete(field);
                    case "transcription" -> Transcription.complete(field);
                    case "noise_reduction" -> noiseReduction(field, input.path(name));
                    default -> value;
                };
            }
            input.set(name, value);
        }
    }

    /** Leaving out the strength keeps the one that was set before. */
    private static ObjectNode noiseReduction(Field field, JsonNode before) throws ProtocolViolation {
        field.object(Set.of("type", "strength"));
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        full.put("type", field.child("type").oneOf(List.of("near_field", "far_field")));
        full.put(
                "strength",
                field.child("strength").number(before.path("strength").asDouble(1), 0, 1));
        return full;
    }

    private static ObjectNode pcm() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", AudioFormat.PCM.type())
                .put("rate", AudioFormat.PCM.sampleRate());
    }

    private static ObjectNode serverVad() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "server_vad")
                .put("threshold", TurnDetection.DEFAULT_THRESHOLD)
                .put("prefix_padding_ms", TurnDetection.DEFAULT_PREFIX_PADDING_MS)
                .put("silence_duration_ms", TurnDetection.DEFAULT_SILENCE_MS)
                .putNull("idle_timeout_ms")
                .put("create_response", true)
                .put("interrupt_response", true);
    }
}
