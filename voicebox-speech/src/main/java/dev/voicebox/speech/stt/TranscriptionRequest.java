package dev.voicebox.speech.stt;

/**
 * How to hear an utterance.
 *
 * @param language ISO 639-1 code, or {@code null} for whatever the engine hears best
 * @param prompt words to expect, or {@code null}
 */
public record TranscriptionRequest(String language, String prompt) {
    public static final TranscriptionRequest ANY = new TranscriptionRequest(null, null);
}
