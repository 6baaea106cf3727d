package dev.voicebox.session;

import java.util.HashMap;
import java.util.Map;

import dev.voicebox.event.ResponseId;
import dev.voicebox.job.CancelToken;

/** What runs for the answers of a session, so that it can be stopped. For the session's own thread only. */
final class RunningWork {
    private final Map<ResponseId, CancelToken> answers = new HashMap<>();
    private final CancelToken session = new CancelToken();

    /** Cancelled when the answer is stopped or the session ends. */
    CancelToken of(ResponseId response) {
        return answers.computeIfAbsent(response, unused -> new CancelToken());
    }

    /** Cancelled when the session ends. */
    CancelToken ofSession() {
        return session;
    }

    void stop(ResponseId response) {
        CancelToken token = answers.remove(response);
        if (token != null) {
            token.cancel();
        }
    }

    /** The answer has ended by itself. */
    void forget(ResponseId response) {
        answers.remove(response);
    }

    void stopAll() {
        session.cancel();
        answers.values().forEach(CancelToken::cancel);
        answers.clear();
    }
}
