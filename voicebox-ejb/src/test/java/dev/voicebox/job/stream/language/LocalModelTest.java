package dev.voicebox.job.stream.language;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** Asked from here, through nothing but the gate that every provider of ours has. */
class LocalModelTest extends ModelContract {

    @Override
    LanguageModel model() {
        return new LanguageModel() {
            @Override
            public String provider() {
                return MIND.provider();
            }

            @Override
            public String model() {
                return MIND.model();
            }

            @Override
            public ModelCall stream(ModelRequest request, ModelListener listener) {
                AnswerGate gate = new AnswerGate(listener);
                ModelCall call = MIND.stream(request, gate);
                return () -> {
                    gate.shut();
                    call.cancel();
                };
            }
        };
    }
}
