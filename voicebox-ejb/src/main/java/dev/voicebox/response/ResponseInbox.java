package dev.voicebox.response;

import dev.voicebox.job.SpokenPiece;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;

/** Where results of the work for one answer arrive. */
public final class ResponseInbox {
    private final ResponseRun run;

    ResponseInbox(ResponseRun run) {
        this.run = run;
    }

    /** The provider as the settings name it, and its own name of the model. */
    public void answeredBy(String provider, String model) {
        run.answeredBy(provider, model);
    }

    public void text(String delta) {
        run.text(delta);
    }

    public void call(int index, String callId, String name) {
        run.call(index, callId, name);
    }

    public void arguments(int index, String delta) {
        run.arguments(index, delta);
    }

    public void counted(ModelUsage usage) {
        run.counted(usage);
    }

    public void modelFinished(FinishReason reason) {
        run.modelFinished(reason);
    }

    public void modelFailed(ModelFailure failure) {
        run.modelFailed(failure);
    }

    /** The next piece of a chunk's sound. */
    public void sound(int chunk, SpokenPiece piece) {
        run.sound(chunk, piece);
    }

    public void spoken(int chunk) {
        run.chunkSpoken(chunk);
    }

    public void speechBrokenOff(int chunk) {
        run.chunkBrokenOff(chunk);
    }

    /** It was decided whether this may be said or called. */
    public void judged(Matter matter, Decision decision) {
        run.judged(matter, decision);
    }

    public void speechFailed(int chunk) {
        run.voiceLost(chunk);
    }
}
