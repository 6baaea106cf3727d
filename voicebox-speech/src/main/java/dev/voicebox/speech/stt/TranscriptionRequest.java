package dev.voicebox.speech.stt;

import dev.voicebox.speech.privacy.Redacted;

/**
 * How to hear an utterance.
 *
 * @param language ISO 639-1 code, or {@code null} for whatever the engine hears best
 * @param prompt words to expect, or {@code null}
 * @param times whether somebody reads when things were said; where that costs extra, an engine tells it only then
 */
public record TranscriptionRequest(String language, String prompt, boolean times) {
    public static final TranscriptionRequest ANY = new TranscriptionRequest(null, null);

    /** For the text alone. */
    public TranscriptionRequest(String language, String prompt) {
        this(language, prompt, false);
    }

    @Override
    public String toString() {
        return "TranscriptionRequest[" + language + ", " + Redacted.text(prompt) + ", " + times + "]";
    }
}
