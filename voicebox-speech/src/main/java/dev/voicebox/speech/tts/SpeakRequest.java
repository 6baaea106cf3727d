package dev.voicebox.speech.tts;

import java.util.Objects;

import dev.voicebox.speech.privacy.Redacted;

/**
 * One chunk to speak.
 *
 * @param text plain words, at most a few sentences
 * @param voice a voice name that any client may send; engines map names they do not know to their default voice
 * @param language ISO 639-1 code, or {@code null} for the engine's own
 * @param speed 0.25 to 4, 1 is natural
 * @param engine id of the engine that began the sentence, which no other may end; {@code null} at the beginning of one
 */
public record SpeakRequest(String text, String voice, String language, double speed, String engine) {

    /** The speeds that may be asked for. */
    public static final class Speed {
        public static final double SLOWEST = 0.25;
        public static final double FASTEST = 4.0;

        private Speed() {}
    }

    /** That begins a sentence. */
    public SpeakRequest(String text, String voice, String language, double speed) {
        this(text, voice, language, speed, null);
    }

    public SpeakRequest {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(voice, "voice");
        if (!(speed >= Speed.SLOWEST && speed <= Speed.FASTEST)) {
            throw new IllegalArgumentException("speed must be 0.25 to 4, but was " + speed);
        }
    }

    @Override
    public String toString() {
        return "SpeakRequest[" + Redacted.text(text) + ", " + voice + ", " + language + ", " + speed + ", " + engine
                + "]";
    }
}
