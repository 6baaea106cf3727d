package dev.voicebox.job;

import java.util.Objects;

import dev.voicebox.event.AudioFormat;

/**
 * An utterance to put into words.
 *
 * @param audio samples in {@code format}; not copied
 * @param language ISO 639-1 code or {@code null}
 * @param prompt words to expect, or {@code null}
 */
public record TranscribeOrder(AudioFormat format, byte[] audio, String language, String prompt) {
    public TranscribeOrder {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(audio, "audio");
    }
}
