package dev.voicebox.session;

import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.SessionId;

/**
 * Tells the operator of what the caller learns from {@code response.done}: that a model or a voice failed, or that a model called
 * functions without end. Never the text.
 */
record FailureLog(SessionId session, RunningWork work) {
    private static final Logger LOG = Logger.getLogger(RealtimeSession.class.getName());

    /** To be told of a message before it is acted on, while its answer still runs. */
    void note(SessionMessage message) {
        if (message instanceof SessionMessage.ModelFailed failed && work.hasModel(failed.response())) {
            warn(failed.failure().message());
        } else if (message instanceof SessionMessage.SpeechFailed failed && work.losesVoice(failed.response())) {
            warn("the rest of an answer goes out as text: " + failed.message());
        }
    }

    /** An answer has ended. */
    void note(ResponseEvent.Done done) {
        if (done.extension() != null
                && done.extension().path("degraded").asText().equals("no_tools")) {
            warn("a turn had voicebox.tools.max-rounds answers with calls; the next one was made without tools");
        }
    }

    private void warn(String trouble) {
        LOG.log(Level.WARNING, "session {0}: {1}", new Object[] {session, trouble});
    }
}
