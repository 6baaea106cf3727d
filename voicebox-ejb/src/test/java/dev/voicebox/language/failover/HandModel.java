package dev.voicebox.language.failover;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** A model that a test speaks for. It goes on talking after a cancel when told to: whoever listens has to cope. */
final class HandModel implements LanguageModel {
    final List<Call> calls = new ArrayList<>();
    private final String name;

    static final class Call {
        final ModelRequest request;
        final ModelListener listener;
        volatile boolean cancelled;

        Call(ModelRequest request, ModelListener listener) {
            this.request = request;
            this.listener = listener;
        }
    }

    HandModel(String name) {
        this.name = name;
    }

    @Override
    public String provider() {
        return name;
    }

    @Override
    public String model() {
        return name + "-model";
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        Call call = new Call(request, listener);
        calls.add(call);
        return () -> call.cancelled = true;
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    ModelListener says() {
        return last().listener;
    }

    void fails(Kind kind) {
        says().onFailed(new ModelFailure(kind, name, name + " failed."));
    }
}
