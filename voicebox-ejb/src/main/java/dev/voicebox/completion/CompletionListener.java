package dev.voicebox.completion;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;

/** Hears an answer as it is made: one call at a time, from any thread. Never blocks. Ends with one of the last two. */
public interface CompletionListener {

    /** Who answers, which need not be the one that was asked first. Comes first, unless nobody does. */
    void onChosen(String provider, String model);

    void onText(String delta);

    /** A call begins; {@code index} counts calls from 0 within the answer. */
    void onToolCall(int index, String callId, String name);

    void onToolArguments(int index, String delta);

    /** @param usage as the provider counted, else as estimated */
    void onDone(FinishReason reason, ModelUsage usage);

    void onFailed(CompletionFailure failure);
}
