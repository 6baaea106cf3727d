package dev.voicebox.completion;

/** Nobody can be asked. */
final class NoModel extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CompletionFailure failure;

    NoModel(CompletionFailure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    CompletionFailure failure() {
        return failure;
    }
}
