package dev.voicebox.speech.stt.whisper;

import java.util.List;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.privacy.Redacted;

/** Puts one window of sound into words; does one thing at a time, and cannot be interrupted. */
interface Decoder {
    /** Hz. */
    int SAMPLE_RATE = 16_000;

    /** @throws SpeechFailure when the engine gave up */
    Decoded decode(Order order) throws SpeechFailure;

    /**
     * A window to hear.
     *
     * @param sound -1 to 1, at {@link #SAMPLE_RATE}, at most 30 s; not copied
     * @param language as Whisper calls it, or {@code null} to find out
     * @param prompt words to expect, or {@code null}
     * @param times whether the text is to be cut into segments
     */
    record Order(float[] sound, String language, String prompt, boolean times) {
        long lengthMs() {
            return sound.length * 1_000L / SAMPLE_RATE;
        }

        @Override
        public String toString() {
            return "Order[" + Redacted.samples(sound) + ", " + language + ", " + Redacted.text(prompt) + ", " + times
                    + "]";
        }
    }

    /**
     * What was heard.
     *
     * @param segments in order; one, as long as the window, where times were not asked for
     * @param language ISO 639-1 code that was found out, or {@code null}
     */
    record Decoded(List<Segment> segments, String language) {
        public Decoded {
            segments = List.copyOf(segments);
        }
    }

    /** Raw text with the blanks that belong between it and its neighbours, in ms from the beginning of the window. */
    record Segment(String text, long startMs, long endMs) {
        @Override
        public String toString() {
            return "Segment[" + Redacted.text(text) + ", " + startMs + ", " + endMs + "]";
        }
    }
}
