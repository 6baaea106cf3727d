package dev.voicebox.language;

/** A language model that streams its answer. */
public interface LanguageModel {

    /** Provider as named in {@code voicebox.llm.providers}, for example {@code openai} or {@code echo}. */
    String provider();

    /** The provider's own name of the model. */
    String model();

    /**
     * Starts to answer and returns at once; the listener is called from any thread, one call at a time, and never blocks.
     * Exactly one of {@link ModelListener#onFinished} and {@link ModelListener#onFailed} ends the answer, unless it was
     * cancelled: then nothing comes after the cancel returned, save a call that was already running.
     */
    ModelCall stream(ModelRequest request, ModelListener listener);
}
