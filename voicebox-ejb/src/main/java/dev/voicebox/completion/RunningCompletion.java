package dev.voicebox.completion;

import java.util.function.Consumer;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;

/**
 * One answer on its way to its listener. A cancel may come before there is a model to stop: then it is stopped as it begins.
 * What was used is metered once, however it ends: nothing, when nobody was asked.
 */
final class RunningCompletion implements ModelCall, ModelListener {
    private static final ModelUsage NOTHING = new ModelUsage(0, 0, 0);

    private final ModelRequest request;
    private final CompletionListener listener;
    private final Consumer<ModelUsage> meter;
    private final TokenCount counted;
    private ModelCall call;
    private boolean own;
    private boolean over;
    private boolean cancelled;
    private boolean metered;

    RunningCompletion(ModelRequest request, CompletionListener listener, Consumer<ModelUsage> meter) {
        this.request = request;
        this.listener = listener;
        this.meter = meter;
        this.counted = new TokenCount(request);
    }

    void begin(ModelChoice.Chosen chosen) {
        synchronized (this) {
            if (over) {
                meter(NOTHING);
                return;
            }
            own = chosen.own();
        }
        ModelCall begun = chosen.model().stream(request, this);
        synchronized (this) {
            call = begun;
            if (!cancelled) {
                return;
            }
            settle();
        }
        begun.cancel();
    }

    /** Nobody can be asked. */
    void fails(CompletionFailure failure) {
        if (end()) {
            meter(NOTHING);
            listener.onFailed(failure);
        }
    }

    @Override
    public void cancel() {
        ModelCall running;
        synchronized (this) {
            cancelled |= end();
            running = call;
            if (cancelled && running != null) {
                settle();
            }
        }
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void onAnswering(String provider, String model) {
        if (!isOver()) {
            listener.onChosen(provider, model);
        }
    }

    @Override
    public void onText(String delta) {
        counted.add(delta);
        if (!isOver()) {
            listener.onText(delta);
        }
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        counted.add(name);
        if (!isOver()) {
            listener.onToolCall(index, callId, name);
        }
    }

    @Override
    public void onToolArguments(int index, String delta) {
        counted.add(delta);
        if (!isOver()) {
            listener.onToolArguments(index, delta);
        }
    }

    @Override
    public void onUsage(ModelUsage usage) {
        counted.is(usage);
    }

    @Override
    public void onFinished(FinishReason reason) {
        if (end()) {
            settle();
            listener.onDone(reason, counted.usage());
        }
    }

    @Override
    public void onFailed(ModelFailure failure) {
        if (end()) {
            meter(counted.hasOutput() ? counted.usage() : NOTHING);
            listener.onFailed(FailureWording.of(failure, own));
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }

    private void settle() {
        meter(counted.usage());
    }

    private synchronized void meter(ModelUsage usage) {
        if (!metered) {
            metered = true;
            meter.accept(usage);
        }
    }
}
