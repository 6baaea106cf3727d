package dev.voicebox.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.SessionId;
import dev.voicebox.job.CancelToken;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;

/** Asks the model that answers next, which may be another each time. */
record SessionModel(SessionId session, Supplier<LanguageModel> models, Consumer<SessionMessage> mailbox) {
    private static final Logger LOG = Logger.getLogger(RealtimeSession.class.getName());

    void ask(Effect.AskModel effect, CancelToken token) {
        ModelEar answer = new ModelEar(effect.response(), mailbox);
        LanguageModel model = models.get();
        try {
            ModelCall call = model.stream(effect.request(), answer);
            token.onCancel(call::cancel);
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "session " + session + ": the model could not be asked", bug);
            answer.onFailed(new ModelFailure(
                    ModelFailure.Kind.PROVIDER, model.provider(), "The language model could not be asked."));
        }
    }
}
