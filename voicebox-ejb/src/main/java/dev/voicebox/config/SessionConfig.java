package dev.voicebox.config;

import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.LanguageTag;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/**
 * A session's configuration: the document that clients see, and its values read once. Never changes; a merge makes a new
 * one or refuses as a whole. The kind of a session is fixed when it is opened.
 */
public sealed interface SessionConfig permits RealtimeConfig, TranscriptionConfig {

    /** Of a realtime session that asked for nothing. */
    static RealtimeConfig defaults(String model) {
        return RealtimeConfig.defaults(model, VoiceNames.STANDARD);
    }

    /**
     * This configuration with a merge patch applied: absent keys stay, {@code null} clears, all of it applies or none.
     *
     * @throws ProtocolViolation naming the first field that is wrong
     */
    SessionConfig merge(ObjectNode patch) throws ProtocolViolation;

    /** The settable fields, completed with defaults; a copy. */
    ObjectNode document();

    /** As {@code session.created} shows it; {@code expiresAt} in Unix seconds, 0 when the session has not begun. */
    ObjectNode document(String sessionId, long expiresAt);

    /** How the caller is heard. */
    InputConfig input();

    <R> R accept(Handler<R> handler);

    default AudioFormat inputFormat() {
        return input().format();
    }

    default Transcription transcription() {
        return input().transcription();
    }

    default TurnDetection turnDetection() {
        return input().turnDetection();
    }

    /**
     * Refuses a language that nobody could put into words, before anybody speaks it.
     *
     * @param hears whether an engine hears the language of this ISO 639-1 code
     */
    default void checkLanguage(Predicate<String> hears) throws ProtocolViolation {
        String language = transcription().language();
        if (language != null && !hears.test(language)) {
            Field root = new Field(document(), "session");
            Field words = root.child("audio").child("input").child("transcription");
            Field one = words.child("language");
            throw (one.isNullOrAbsent() ? words.child("languages").element(0) : one).invalid(LanguageTag.UNHEARD);
        }
    }

    /** One method a kind of session. */
    interface Handler<R> {
        R onRealtime(RealtimeConfig config);

        R onTranscription(TranscriptionConfig config);
    }
}
