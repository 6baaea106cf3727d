package dev.voicebox.language.builtin;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.Timers;

/** Says a script step by step on the timers' threads, also when there is nothing to wait for. */
final class Recital implements ModelCall {
    private final Script script;
    private final Timers timers;
    private final Pace pace;
    private final AnswerGate gate;
    private int next;
    private volatile Runnable takeBack = () -> {};

    Recital(Script script, Timers timers, Pace pace, ModelListener listener) {
        this.script = script;
        this.timers = timers;
        this.pace = pace;
        this.gate = new AnswerGate(listener);
    }

    Recital begin() {
        takeBack = timers.after(pace.firstToken(), this::goOn);
        return this;
    }

    @Override
    public void cancel() {
        gate.shut();
        takeBack.run();
    }

    private void goOn() {
        do {
            script.steps().get(next++).accept(gate);
        } while (!gate.isShut() && pace.gap().isZero());
        if (!gate.isShut()) {
            takeBack = timers.after(pace.gap(), this::goOn);
        }
    }
}
