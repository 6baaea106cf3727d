package dev.voicebox.language;

/** A language model that streams its answer. */
public interface LanguageModel {

    /** Provider as named in {@code voicebox.llm.providers}, for example {@code openai} or {@code echo}. */
    String provider();

    /** Of the public service's models of 32k: 28,224 to read beside 4,096 to write. */
    int USUAL_CONTEXT_TOKENS = 32_320;

    /** The provider's own name of the model. */
    String model();

    /** Tokens that the model reads and writes together. */
    default int contextTokens() {
        return USUAL_CONTEXT_TOKENS;
    }

    /**
     * Starts to answer and returns at once; the listener is called from any thread, one call at a time, and never blocks.
     * Exactly one of {@link ModelListener#onFinished} and {@link ModelListener#onFailed} ends the answer, unless it was
     * cancelled: then nothing comes after the cancel returned, save a call that was already running.
     */
    ModelCall stream(ModelRequest request, ModelListener listener);
}
