package dev.voicebox.language;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets an answer through to its listener: one call at a time, one end, and nothing once it is shut. Text, timers and broken
 * connections come from different threads; here their races end. Shutting takes no lock, so a caller that holds one of its
 * own cannot be caught in a deadlock with a running call.
 */
public final class AnswerGate implements ModelListener {
    private final ModelListener listener;
    private final AtomicBoolean shut = new AtomicBoolean();

    public AnswerGate(ModelListener listener) {
        this.listener = listener;
    }

    /** Nothing passes from now on. */
    public void shut() {
        shut.set(true);
    }

    /** True after an end or a cancel. */
    public boolean isShut() {
        return shut.get();
    }

    @Override
    public void onAnswering(String provider, String model) {
        pass(() -> listener.onAnswering(provider, model));
    }

    @Override
    public void onText(String delta) {
        pass(() -> listener.onText(delta));
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        pass(() -> listener.onToolCall(index, callId, name));
    }

    @Override
    public void onToolArguments(int index, String delta) {
        pass(() -> listener.onToolArguments(index, delta));
    }

    @Override
    public void onUsage(ModelUsage usage) {
        pass(() -> listener.onUsage(usage));
    }

    @Override
    public void onFinished(FinishReason reason) {
        end(() -> listener.onFinished(reason));
    }

    @Override
    public void onFailed(ModelFailure failure) {
        end(() -> listener.onFailed(failure));
    }

    private synchronized void pass(Runnable call) {
        if (!shut.get()) {
            call.run();
        }
    }

    private synchronized void end(Runnable call) {
        if (shut.compareAndSet(false, true)) {
            call.run();
        }
    }
}
