package dev.voicebox.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.glance.GlanceId;

/** What runs for the answers and the items of a session, so that it can be stopped. For the session's own thread only. */
final class RunningWork {
    private final Map<ResponseId, Answer> answers = new HashMap<>();
    private final Set<ResponseId> mute = new HashSet<>();
    private final Map<AssessmentId, CancelToken> assessments = new HashMap<>();
    private final Map<GlanceId, CancelToken> glances = new HashMap<>();
    private final Map<ItemId, CancelToken> transcriptions = new HashMap<>();

    /** The model may be stopped while the voice still speaks what it wrote. */
    private record Answer(CancelToken model, CancelToken voice) {
        void cancel() {
            model.cancel();
            voice.cancel();
        }
    }

    /** Cancelled when the model or the whole answer is stopped, or the session ends. */
    CancelToken ofModel(ResponseId response) {
        return answer(response).model();
    }

    /** Whether somebody still listens to the model of this answer. */
    boolean hasModel(ResponseId response) {
        Answer running = answers.get(response);
        return running != null && !running.model().isCancelled();
    }

    /** Cancelled when the answer is stopped or the session ends. */
    CancelToken ofVoice(ResponseId response) {
        return answer(response).voice();
    }

    private Answer answer(ResponseId response) {
        return answers.computeIfAbsent(response, unused -> new Answer(new CancelToken(), new CancelToken()));
    }

    /** Cancelled when the assessment is dropped or the session ends. */
    CancelToken of(AssessmentId assessment) {
        return assessments.computeIfAbsent(assessment, unused -> new CancelToken());
    }

    /** Cancelled when the glance is dropped or the session ends. */
    CancelToken of(GlanceId glance) {
        return glances.computeIfAbsent(glance, unused -> new CancelToken());
    }

    /** Cancelled when nobody needs the item's words any more, or the session ends. */
    CancelToken of(ItemId transcribed) {
        return transcriptions.computeIfAbsent(transcribed, unused -> new CancelToken());
    }

    /** Whether this is the first time that the voice of an answer that still runs is lost. */
    boolean losesVoice(ResponseId response) {
        return answers.containsKey(response) && mute.add(response);
    }

    void stop(ResponseId response) {
        mute.remove(response);
        Answer stopped = answers.remove(response);
        if (stopped != null) {
            stopped.cancel();
        }
    }

    void stopModel(ResponseId response) {
        ofModel(response).cancel();
    }

    void stop(AssessmentId assessment) {
        cancel(assessments.remove(assessment));
    }

    void stop(GlanceId glance) {
        cancel(glances.remove(glance));
    }

    void stop(ItemId transcribed) {
        cancel(transcriptions.remove(transcribed));
    }

    /** It was told. */
    void forget(GlanceId glance) {
        glances.remove(glance);
    }

    /** The words are known, or known not to come. */
    void forget(ItemId transcribed) {
        transcriptions.remove(transcribed);
    }

    /** The answer has ended by itself. */
    void forget(ResponseId response) {
        mute.remove(response);
        answers.remove(response);
    }

    void stopAll() {
        answers.values().forEach(Answer::cancel);
        answers.clear();
        stopAll(assessments);
        stopAll(glances);
        stopAll(transcriptions);
    }

    private static void stopAll(Map<?, CancelToken> tokens) {
        tokens.values().forEach(CancelToken::cancel);
        tokens.clear();
    }

    private static void cancel(CancelToken token) {
        if (token != null) {
            token.cancel();
        }
    }
}
