package dev.voicebox.session;

import java.util.function.Consumer;

import dev.voicebox.event.ResponseId;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;

/** Turns what a model says into messages for the session that asked. */
record ModelEar(ResponseId response, Consumer<SessionMessage> mailbox) implements ModelListener {

    @Override
    public void onAnswering(String provider, String model) {
        mailbox.accept(new SessionMessage.ModelAnswering(response, provider, model));
    }

    @Override
    public void onText(String delta) {
        mailbox.accept(new SessionMessage.ModelText(response, delta));
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        mailbox.accept(new SessionMessage.ModelCalled(response, index, callId, name));
    }

    @Override
    public void onToolArguments(int index, String delta) {
        mailbox.accept(new SessionMessage.ModelArguments(response, index, delta));
    }

    @Override
    public void onUsage(ModelUsage usage) {
        mailbox.accept(new SessionMessage.ModelCounted(response, usage));
    }

    @Override
    public void onFinished(FinishReason reason) {
        mailbox.accept(new SessionMessage.ModelFinished(response, reason));
    }

    @Override
    public void onFailed(ModelFailure failure) {
        mailbox.accept(new SessionMessage.ModelFailed(response, failure));
    }
}
