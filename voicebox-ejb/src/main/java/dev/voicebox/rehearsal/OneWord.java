package dev.voicebox.rehearsal;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** Says one word, and never comes to an end: its session is lost in the middle of an answer. */
final class OneWord implements LanguageModel {
    private static final String NAME = "rehearsal";

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public String model() {
        return NAME;
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        listener.onText("Well,");
        return () -> {};
    }
}
