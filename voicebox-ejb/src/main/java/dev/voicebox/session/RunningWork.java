package dev.voicebox.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.voicebox.event.ResponseId;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.CancelToken;

/** What runs for the answers of a session, so that it can be stopped. For the session's own thread only. */
final class RunningWork {
    private final Map<ResponseId, CancelToken> answers = new HashMap<>();
    private final Set<ResponseId> mute = new HashSet<>();
    private final Map<AssessmentId, CancelToken> assessments = new HashMap<>();
    private final CancelToken session = new CancelToken();

    /** Cancelled when the answer is stopped or the session ends. */
    CancelToken of(ResponseId response) {
        return answers.computeIfAbsent(response, unused -> new CancelToken());
    }

    /** Cancelled when the assessment is dropped or the session ends. */
    CancelToken of(AssessmentId assessment) {
        return assessments.computeIfAbsent(assessment, unused -> new CancelToken());
    }

    /** Cancelled when the session ends. */
    CancelToken ofSession() {
        return session;
    }

    /** Whether this is the first time that the voice of an answer that still runs is lost. */
    boolean losesVoice(ResponseId response) {
        return answers.containsKey(response) && mute.add(response);
    }

    void stop(ResponseId response) {
        mute.remove(response);
        cancel(answers.remove(response));
    }

    void stop(AssessmentId assessment) {
        cancel(assessments.remove(assessment));
    }

    /** The answer has ended by itself. */
    void forget(ResponseId response) {
        mute.remove(response);
        answers.remove(response);
    }

    void stopAll() {
        session.cancel();
        answers.values().forEach(CancelToken::cancel);
        answers.clear();
        assessments.values().forEach(CancelToken::cancel);
        assessments.clear();
    }

    private static void cancel(CancelToken token) {
        if (token != null) {
            token.cancel();
        }
    }
}
