package dev.voicebox.response.prompt;

/** The model cannot read all that it would have to, and nothing may be left out. */
public final class ContextTooLong extends Exception {
    private static final long serialVersionUID = 1L;

    /** In tokens, by estimate. */
    ContextTooLong(int context, int most) {
        super(
                "The context has about " + context + " tokens, but the model reads at most " + most
                        + ". Delete items, or set truncation to 'auto'.",
                null,
                false,
                false);
    }
}
