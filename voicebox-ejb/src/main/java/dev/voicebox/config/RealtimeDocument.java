package dev.voicebox.config;

import java.util.Iterator;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** A realtime session as a JSON document: its defaults in the order that clients see, and how a merge patch changes it. */
final class RealtimeDocument {
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
    private static final Set<String> OUTPUT = Set.of("format", "voice", "speed");

    private RealtimeDocument() {}

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
        audio.set("input", InputDocument.defaults(serverVad()));
        ObjectNode output = audio.putObject("output");
        output.set("format", AudioConfig.pcm());
        output.put("voice", model.startsWith("gpt-realtime-2") ? "marin" : "alloy");
        output.put("speed", 1.0);
        document.putNull("include");
        return document;
    }

    /** A new document: {@code document} with the patch applied. What the patch does not name stays. */
    static ObjectNode merge(ObjectNode document, ObjectNode patch) throws ProtocolViolation {
        Field root = new Field(patch, "session");
        SessionType.REALTIME.check(root.child("type"));
        root.object(FIELDS);
        ObjectNode merged = document.deepCopy();
        for (Iterator<String> names = patch.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equals("audio")) {
                mergeAudio((ObjectNode) merged.get("audio"), root.child("audio"));
            } else if (name.equals("reasoning")) {
                merged.set(name, TuningReader.complete(root.child(name)));
            } else {
                merged.set(name, patch.get(name));
            }
        }
        if (patch.has("tools") && !patch.has("tool_choice") && isNamedToolGone(merged)) {
            merged.put("tool_choice", "auto");
        }
        return merged;
    }

    /** A choice that was made earlier must not keep the client from taking the function away. */
    private static boolean isNamedToolGone(ObjectNode document) {
        JsonNode chosen = document.get("tool_choice").path("name");
        for (JsonNode tool : document.get("tools")) {
            if (tool.path("name").equals(chosen)) {
                return false;
            }
        }
        return !chosen.isMissingNode();
    }

    private static void mergeAudio(ObjectNode audio, Field patch) throws ProtocolViolation {
        patch.object(Set.of("input", "output"));
        if (!patch.child("input").isAbsent()) {
            InputDocument.merge((ObjectNode) audio.get("input"), patch.child("input"), TurnDetection::complete);
        }
        if (!patch.child("output").isAbsent()) {
            Field output = patch.child("output");
            ObjectNode sent = output.object(OUTPUT);
            if (sent.has("format")) {
                sent.set("format", AudioConfig.complete(output.child("format")));
            }
            ((ObjectNode) audio.get("output")).setAll(sent);
        }
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
