package dev.voicebox.completion;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;

/** Remembers in plain words what a listener was told. */
final class RecordingCompletion implements CompletionListener {
    final List<String> heard = new ArrayList<>();
    CompletionFailure failure;
    ModelUsage usage;

    @Override
    public void onChosen(String provider, String model) {
        heard.add("chosen " + provider + " " + model);
    }

    @Override
    public void onText(String delta) {
        heard.add("text " + delta);
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        heard.add("call " + index + " " + callId + " " + name);
    }

    @Override
    public void onToolArguments(int index, String delta) {
        heard.add("arguments " + index + " " + delta);
    }

    @Override
    public void onDone(FinishReason reason, ModelUsage used) {
        heard.add("done " + reason);
        usage = used;
    }

    @Override
    public void onFailed(CompletionFailure why) {
        heard.add("failed " + why.kind());
        failure = why;
    }
}
