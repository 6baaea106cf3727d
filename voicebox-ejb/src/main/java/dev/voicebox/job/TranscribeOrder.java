package dev.voicebox.job;

import java.util.Objects;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.privacy.Redacted;

/**
 * An utterance to put into words.
 *
 * @param audio samples in {@code format}; not copied
 * @param language ISO 639-1 code or {@code null}
 * @param prompt words to expect, or {@code null}
 * @param times whether somebody reads when things were said; an engine may take longer for them
 */
public record TranscribeOrder(AudioFormat format, byte[] audio, String language, String prompt, boolean times) {
    public TranscribeOrder {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(audio, "audio");
    }

    /** For the text alone. */
    public TranscribeOrder(AudioFormat format, byte[] audio, String language, String prompt) {
        this(format, audio, language, prompt, false);
    }

    @Override
    public String toString() {
        return "TranscribeOrder[" + format + ", " + Redacted.bytes(audio) + ", " + language + ", "
                + Redacted.text(prompt) + ", " + times + "]";
    }
}
