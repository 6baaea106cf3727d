package dev.voicebox.language;

/** Hears an answer as it is made. */
public interface ModelListener {

    void onText(String delta);

    /** A call begins; {@code index} counts calls from 0 within the answer. */
    void onToolCall(int index, String callId, String name);

    void onToolArguments(int index, String delta);

    /** Tokens as the provider counted them; comes at most once, before the end. */
    void onUsage(ModelUsage usage);

    void onFinished(FinishReason reason);

    void onFailed(ModelFailure failure);
}
