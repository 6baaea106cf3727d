package dev.voicebox.session.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.openai.ChatBodies;
import dev.voicebox.protocol.golden.ModelStep;

/** A model that follows the script of a golden conversation. */
final class ScriptedModel implements LanguageModel {
    final List<ModelRequest> asked = new ArrayList<>();
    private final Deque<List<ModelStep>> scripts = new ArrayDeque<>();
    private final List<Telling> holding = new ArrayList<>();
    private final Executor threads;

    ScriptedModel(Executor threads) {
        this.threads = threads;
    }

    void script(List<ModelStep> steps) {
        scripts.add(steps);
    }

    void release() {
        List<Telling> held = List.copyOf(holding);
        holding.clear();
        held.forEach(telling -> threads.execute(telling::goOn));
    }

    @Override
    public String provider() {
        return "openai";
    }

    @Override
    public String model() {
        return "scripted";
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        asked.add(request);
        if (scripts.isEmpty()) {
            throw new AssertionError("nobody told the model what to say");
        }
        Telling telling = new Telling(new ArrayDeque<>(scripts.poll()), new AnswerGate(listener));
        threads.execute(telling::goOn);
        return telling.gate::shut;
    }

    private final class Telling {
        private final Deque<ModelStep> steps;
        private final AnswerGate gate;
        private int calls;
        private boolean answering;

        private Telling(Deque<ModelStep> steps, AnswerGate gate) {
            this.steps = steps;
            this.gate = gate;
        }

        private void goOn() {
            while (!steps.isEmpty()) {
                ModelStep step = steps.poll();
                if (step instanceof ModelStep.Hold) {
                    holding.add(this);
                    return;
                }
                tell(step);
            }
        }

        private void tell(ModelStep step) {
            if (!answering && !(step instanceof ModelStep.Fail || step instanceof ModelStep.Counted)) {
                answering = true;
                gate.onAnswering(provider(), model());
            }
            if (step instanceof ModelStep.Text text) {
                gate.onText(text.delta());
            } else if (step instanceof ModelStep.Call call) {
                gate.onToolCall(calls++, call.callId(), call.name());
            } else if (step instanceof ModelStep.Arguments arguments) {
                gate.onToolArguments(calls - 1, arguments.delta());
            } else if (step instanceof ModelStep.Counted counted) {
                gate.onUsage(new ModelUsage(counted.input(), counted.cached(), counted.output()));
            } else if (step instanceof ModelStep.Finish finish) {
                gate.onFinished(FinishReason.valueOf(finish.reason().toUpperCase(java.util.Locale.ROOT)));
            } else if (step instanceof ModelStep.Fail fail) {
                gate.onFailed(
                        new ModelFailure(ModelFailure.Kind.PROVIDER, provider(), ChatBodies.failure(fail.status())));
            }
        }
    }
}
