package dev.voicebox.config;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** Of a session that only writes down what it hears: it has a caller's side and no other. */
public final class TranscriptionConfig implements SessionConfig {
    private static final Set<String> FIELDS = Set.of("type", "audio", "include");
    /** As the public service has it in these sessions: nobody waits for an answer that would come too early. */
    private static final int DEFAULT_SILENCE_MS = 200;

    private static final List<String> ABOUT_ANSWERS =
            List.of("create_response", "interrupt_response", "idle_timeout_ms");

    private final ObjectNode document;
    private final InputConfig input;

    private TranscriptionConfig(ObjectNode document) throws ProtocolViolation {
        Field root = new Field(document, "session");
        Field heard = root.child("audio").child("input");
        this.document = document;
        this.input = new InputConfig(
                AudioConfig.format(heard.child("format")),
                Transcription.forClient(heard.child("transcription"), root.child("include")),
                TurnDetection.of(heard.child("turn_detection")));
        InputDocument.checkInclude(root.child("include"));
    }

    public static TranscriptionConfig defaults() {
        try {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.put("type", SessionType.TRANSCRIPTION.wire());
            ObjectNode serverVad = JsonNodeFactory.instance.objectNode().put("type", "server_vad");
            document.putObject("audio").set("input", InputDocument.defaults(turns(new Field(serverVad, ""))));
            document.putNull("include");
            return new TranscriptionConfig(document);
        } catch (ProtocolViolation impossible) {
            throw new IllegalStateException("the defaults do not keep the protocol", impossible);
        }
    }

    @Override
    public TranscriptionConfig merge(ObjectNode patch) throws ProtocolViolation {
        ObjectNode sent = patch.deepCopy();
        Field root = new Field(sent, "session");
        SessionType.TRANSCRIPTION.check(root.child("type"));
        root.object(FIELDS);
        ObjectNode merged = document.deepCopy();
        if (sent.has("include")) {
            merged.set("include", sent.get("include"));
        }
        Field audio = root.child("audio");
        if (!audio.isAbsent()) {
            audio.object(Set.of("input"));
            Field heard = audio.child("input");
            if (!heard.isAbsent()) {
                InputDocument.merge((ObjectNode) merged.at("/audio/input"), heard, TranscriptionConfig::turns);
            }
        }
        return new TranscriptionConfig(merged);
    }

    @Override
    public ObjectNode document() {
        return document.deepCopy();
    }

    @Override
    public ObjectNode document(String sessionId, long expiresAt) {
        return EffectiveSession.of(document(), "realtime.transcription_session", sessionId, expiresAt);
    }

    @Override
    public InputConfig input() {
        return input;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
        return handler.onTranscription(this);
    }

    /** What only concerns answers may be sent, and is neither kept nor shown. */
    private static ObjectNode turns(Field sent) throws ProtocolViolation {
        ObjectNode wanted = sent.object().deepCopy();
        if (wanted.path("type").asText().equals("server_vad") && !wanted.has("silence_duration_ms")) {
            wanted.put("silence_duration_ms", DEFAULT_SILENCE_MS);
        }
        ObjectNode full = TurnDetection.complete(new Field(wanted, sent.path()));
        full.remove(ABOUT_ANSWERS);
        return full;
    }
}
