package dev.voicebox.completion;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** A model that says what the test tells its listener to say, after who answers, and notices being stopped. */
final class ScriptedModel implements LanguageModel {
    private final String provider;
    private final String model;
    ModelListener listener;
    boolean stopped;
    /** Who answers in its place, as after a failover. */
    ScriptedModel standIn = this;

    Runnable whenAsked = () -> {};

    ScriptedModel(String provider, String model) {
        this.provider = provider;
        this.model = model;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener answer) {
        listener = answer;
        answer.onAnswering(standIn.provider(), standIn.model());
        whenAsked.run();
        return () -> stopped = true;
    }
}
