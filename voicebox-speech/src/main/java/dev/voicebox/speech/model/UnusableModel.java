package dev.voicebox.speech.model;

import dev.voicebox.speech.SpeechFailure;

/** Weights that the settings name, or that are installed, do not run: somebody expects that they do. */
public final class UnusableModel extends SpeechFailure {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and what to do */
    public UnusableModel(String message) {
        super(Kind.ENGINE, message);
    }

    public UnusableModel(String message, SpeechFailure cause) {
        super(cause.kind(), message, cause);
    }
}
