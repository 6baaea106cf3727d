package dev.voicebox.job.stream;

import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.glance.GlanceListener;

/** Ears of which a test hears when they know the words. */
class ToldEars implements SpeechWork {
    private final SpeechWork ears;
    private final Runnable known;

    ToldEars(SpeechWork ears, Runnable known) {
        this.ears = ears;
        this.known = known;
    }

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        ears.transcribe(order, cancel, new TranscriptListener() {
            @Override
            public void onTranscript(Transcript transcript) {
                known.run();
                listener.onTranscript(transcript);
            }

            @Override
            public void onFailed(SpeechTrouble trouble, String message) {
                listener.onFailed(trouble, message);
            }
        });
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        ears.assess(turn, cancel, listener);
    }

    @Override
    public boolean hears(String language) {
        return ears.hears(language);
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        return ears.tells(ability, language);
    }

    @Override
    public boolean canGlance() {
        return ears.canGlance();
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        ears.glance(soFar, cancel, listener);
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        ears.speak(order, cancel, listener);
    }

    @Override
    public SpeechProbability listen() {
        return ears.listen();
    }
}
