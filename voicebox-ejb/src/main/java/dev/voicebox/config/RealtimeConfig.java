package dev.voicebox.config;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** Of a session that answers. */
public final class RealtimeConfig implements SessionConfig {
    private final ObjectNode document;
    private final AnswerConfig answer;
    private final InputConfig input;

    private RealtimeConfig(ObjectNode document) throws ProtocolViolation {
        Field root = new Field(document, "session");
        Field heard = root.child("audio").child("input");
        this.document = document;
        this.answer = AnswerConfig.ofSession(root);
        this.input = new InputConfig(
                AudioConfig.format(heard.child("format")),
                Transcription.forModel(heard.child("transcription")),
                TurnDetection.of(heard.child("turn_detection")));
        checkOpaque(root);
    }

    public static RealtimeConfig defaults(String model) {
        try {
            return new RealtimeConfig(RealtimeDocument.defaults(model));
        } catch (ProtocolViolation impossible) {
            throw new IllegalStateException("the defaults do not keep the protocol", impossible);
        }
    }

    @Override
    public RealtimeConfig merge(ObjectNode patch) throws ProtocolViolation {
        RealtimeConfig merged = new RealtimeConfig(RealtimeDocument.merge(document, patch.deepCopy()));
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

    @Override
    public ObjectNode document() {
        return document.deepCopy();
    }

    @Override
    public ObjectNode document(String sessionId, long expiresAt) {
        return EffectiveSession.of(document(), "realtime.session", sessionId, expiresAt);
    }

    @Override
    public InputConfig input() {
        return input;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
        return handler.onRealtime(this);
    }

    public String model() {
        return document.get("model").textValue();
    }

    /** What applies to an answer unless the request for it says otherwise. */
    public AnswerConfig answer() {
        return answer;
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
        InputDocument.checkInclude(root.child("include"));
    }
}
