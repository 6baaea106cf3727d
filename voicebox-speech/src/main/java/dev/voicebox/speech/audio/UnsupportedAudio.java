package dev.voicebox.speech.audio;

/** Bytes that are no sound we can read. The message says what they are and what to send instead; it may be shown to a caller. */
public class UnsupportedAudio extends Exception {
    private static final long serialVersionUID = 1L;

    public UnsupportedAudio(String message) {
        super(message);
    }
}
