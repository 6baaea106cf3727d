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
    private final Truncation truncation;

    private RealtimeConfig(ObjectNode document, VoiceNames voices) throws ProtocolViolation {
        Field root = new Field(document, "session");
        Field heard = root.child("audio").child("input");
        this.document = document;
        this.answer = AnswerConfig.ofSession(root, voices);
        this.input = new InputConfig(
                AudioConfig.format(heard.child("format")),
                Transcription.forModel(heard.child("transcription"), root.child("include")),
                TurnDetection.of(heard.child("turn_detection")));
        this.truncation = Truncation.of(root.child("truncation"));
        root.child("model").text();
        checkTracing(root.child("tracing"));
        PromptLimits.refuseStored(root.child("prompt"));
        InputDocument.checkInclude(root.child("include"));
    }

    /** @param voices that the session may ask for, as long as it lives */
    public static RealtimeConfig defaults(String model, VoiceNames voices) {
        try {
            return new RealtimeConfig(RealtimeDocument.defaults(model), voices);
        } catch (ProtocolViolation impossible) {
            throw new IllegalStateException("the defaults do not keep the protocol", impossible);
        }
    }

    @Override
    public RealtimeConfig merge(ObjectNode patch) throws ProtocolViolation {
        RealtimeConfig merged = new RealtimeConfig(RealtimeDocument.merge(document, patch.deepCopy()), answer.voices());
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

    /** What happens when the conversation grows too long. */
    public Truncation truncation() {
        return truncation;
    }

    private static void checkTracing(Field tracing) throws ProtocolViolation {
        if (tracing.value().isTextual()) {
            tracing.oneOf(List.of("auto"));
        } else if (!tracing.isNullOrAbsent()) {
            tracing.objectOrText();
            tracing.object(Set.of("workflow_name", "group_id", "metadata"));
            for (String name : List.of("workflow_name", "group_id")) {
                if (!tracing.child(name).isAbsent()) {
                    tracing.child(name).text();
                }
            }
            if (!tracing.child("metadata").isNullOrAbsent()) {
                tracing.child("metadata").object();
            }
        }
    }
}
