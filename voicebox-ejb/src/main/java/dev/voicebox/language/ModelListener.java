package dev.voicebox.language;

/** Hears an answer as it is made. */
public interface ModelListener {

    /**
     * Which provider answers, with its own name of the model. Comes once, before anything else, from a model that stands for
     * several ({@link dev.voicebox.language.failover.FailoverModel}), and never when none of them answers.
     */
    default void onAnswering(String provider, String model) {}

    void onText(String delta);

    /** A call begins; {@code index} counts calls from 0 within the answer. */
    void onToolCall(int index, String callId, String name);

    void onToolArguments(int index, String delta);

    /** Tokens as the provider counted them; comes at most once, before the end. */
    void onUsage(ModelUsage usage);

    void onFinished(FinishReason reason);

    void onFailed(ModelFailure failure);
}
