package dev.voicebox.job.stream.divided;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;

/** As {@link LeavingEar}. */
record LeavingAnswer(ModelListener listener, Runnable leave) implements ModelListener {

    @Override
    public void onAnswering(String provider, String model) {
        listener.onAnswering(provider, model);
    }

    @Override
    public void onText(String delta) {
        listener.onText(delta);
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        listener.onToolCall(index, callId, name);
    }

    @Override
    public void onToolArguments(int index, String delta) {
        listener.onToolArguments(index, delta);
    }

    @Override
    public void onUsage(ModelUsage usage) {
        listener.onUsage(usage);
    }

    @Override
    public void onFinished(FinishReason reason) {
        leave.run();
        listener.onFinished(reason);
    }

    @Override
    public void onFailed(ModelFailure failure) {
        leave.run();
        listener.onFailed(failure);
    }
}
