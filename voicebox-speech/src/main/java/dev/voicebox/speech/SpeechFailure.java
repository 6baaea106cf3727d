package dev.voicebox.speech;

/** An engine could not do its work. The message is plain words that may be shown to a caller; it names no text or audio. */
public class SpeechFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, in the terms that a caller can act on. */
    public enum Kind {
        /** The audio holds nothing that the engine can make out. */
        UNINTELLIGIBLE,
        /** The input breaks a limit of the engine: length, language, voice. */
        UNSUPPORTED,
        /** The engine failed for a reason of its own; another engine may succeed. */
        ENGINE,
        /** The engine failed in the middle; another one will do what comes next. */
        BROKEN_OFF
    }

    private final Kind kind;

    public SpeechFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public SpeechFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
