package dev.voicebox.completion;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** A model that says what the test tells its listener to say, and notices being stopped. */
final class ScriptedModel implements LanguageModel {
    private final String provider;
    private final String model;
    ModelListener listener;
    boolean stopped;

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
        return () -> stopped = true;
    }
}
