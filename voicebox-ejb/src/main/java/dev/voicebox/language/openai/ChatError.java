package dev.voicebox.language.openai;

import dev.voicebox.language.ModelFailure;

/** A stream that cannot go on. */
public final class ChatError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ModelFailure failure;

    public ChatError(ModelFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    ModelFailure failure() {
        return failure;
    }
}
