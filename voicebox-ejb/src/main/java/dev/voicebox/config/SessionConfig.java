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

/**
 * A session's configuration: the document that clients see, and its values read once. Never changes; a merge makes a new
 * one or refuses as a whole.
 */
public final class SessionConfig {
    private final ObjectNode document;
    private final AnswerConfig answer;
    private final AudioFormat inputFormat;
    private final Transcription transcription;
    private final TurnDetection turnDetection;

    private SessionConfig(ObjectNode document) throws ProtocolViolation {
        Field root = new Field(document, "session");
        Field input = root.child("audio").child("input");
        this.document = document;
        this.answer = AnswerConfig.ofSession(root);
        this.inputFormat = AudioConfig.format(input.child("format"));
        this.transcription = Transcription.of(input.child("transcription"));
        this.turnDetection = TurnDetection.of(input.child("turn_detection"));
        checkOpaque(root);
    }

    public static SessionConfig defaults(String model) {
        try {
            return new SessionConfig(SessionDocument.defaults(model));
        } catch (ProtocolViolation impossible) {
            throw new IllegalStateException("the defaults do not keep the protocol", impossible);
        }
    }

    /**
     * This configuration with a merge patch applied: absent keys stay, {@code null} clears, all of it applies or none.
     *
     * @throws ProtocolViolation naming the first field that is wrong
     */
    public SessionConfig merge(ObjectNode patch) throws ProtocolViolation {
        SessionConfig merged = new SessionConfig(SessionDocument.merge(document, patch.deepCopy()));
        if (!merged.model().equals(model())) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    "The model of a session cannot be changed: it is '" + model() + "'.",
                    "session.model"));
        }
        JsonNode tracing = document.get("tracing");
        if (!tracing.isNull() && !tracing.equals(merged.document.get("tracing"))) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.CANNOT_UPDATE_TRACING,
                    "Tracing cannot be changed once it was enabled.",
                    "session.tracing"));
        }
        return merged;
    }

    /** The settable fields, completed with defaults; a copy. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** As {@code session.created} shows it; {@code expiresAt} in Unix seconds, 0 when the session has not begun. */
    public ObjectNode document(String sessionId, long expiresAt) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = document();
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equals("audio")) {
                shown.put("expires_at", expiresAt);
            }
            shown.set(name, fields.get(name));
            if (name.equals("type")) {
                shown.put("object", "realtime.session");
                shown.put("id", sessionId);
            }
        }
        return shown;
    }

    public String model() {
        return document.get("model").textValue();
    }

    /** What applies to an answer unless the request for it says otherwise. */
    public AnswerConfig answer() {
        return answer;
    }

    public AudioFormat inputFormat() {
        return inputFormat;
    }

    public Transcription transcription() {
        return transcription;
    }

    public TurnDetection turnDetection() {
        return turnDetection;
    }

    /** What is stored and shown, but read by nobody yet: still checked, so that a typing error is told. */
    private static void checkOpaque(Field root) throws ProtocolViolation {
        root.child("model").text();
        root.child("parallel_tool_calls").bool(true);
        Field tracing = root.child("tracing");
        if (tracing.value().isTextual()) {
            tracing.oneOf(List.of("auto"));
        } else if (!tracing.isNullOrAbsent()) {
            tracing.object(Set.of("workflow_name", "group_id", "metadata"));
        }
        Field truncation = root.child("truncation");
        if (truncation.value().isTextual()) {
            truncation.oneOf(List.of("auto", "disabled"));
        } else {
            truncation.object(Set.of("type", "retention_ratio", "token_limits"));
            truncation.child("type").oneOf(List.of("retention_ratio"));
            if (truncation.child("retention_ratio").isAbsent()) {
                throw new ProtocolViolation(ProtocolError.missing("session.truncation.retention_ratio"));
            }
            truncation.child("retention_ratio").number(1, 0, 1);
        }
        checkReferences(root);
    }

    private static void checkReferences(Field root) throws ProtocolViolation {
        Field prompt = root.child("prompt");
        if (!prompt.isNullOrAbsent()) {
            prompt.object(Set.of("id", "version", "variables"));
            prompt.child("id").text();
        }
        Field reasoning = root.child("reasoning");
        if (!reasoning.isNullOrAbsent()) {
            reasoning.object(Set.of("effort"));
            reasoning.child("effort").oneOf(List.of("minimal", "low", "medium", "high", "xhigh"));
        }
        Field include = root.child("include");
        if (!include.isNullOrAbsent()) {
            JsonNode names = include.array();
            for (int i = 0; i < names.size(); i++) {
                new Field(names.get(i), "session.include[" + i + "]")
                        .oneOf(List.of("item.input_audio_transcription.logprobs"));
            }
        }
    }
}
