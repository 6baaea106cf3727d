package dev.voicebox.session;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.glance.GlanceListener;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** Ears, mind and voice that do nothing until the test does it for them. */
final class ScriptedWork implements SpeechWork, LanguageModel, SpeechProbability {
    final List<ModelListener> answers = new ArrayList<>();
    final List<SpokenListener> voices = new ArrayList<>();
    final List<TranscriptListener> transcripts = new ArrayList<>();
    final List<AssessmentListener> assessments = new ArrayList<>();
    /** {@code null}: it cannot. */
    List<GlanceListener> glances;

    final List<CancelToken> tokens = new ArrayList<>();
    /** How likely each frame of the next append is speech. */
    float[] heard = {};

    int cancelledCalls;
    boolean earBreaks;
    boolean earClosed;

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        tokens.add(cancel);
        transcripts.add(listener);
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        tokens.add(cancel);
        assessments.add(listener);
    }

    @Override
    public boolean hears(String language) {
        return !"xx".equals(language);
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        return true;
    }

    @Override
    public boolean canGlance() {
        return glances != null;
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        tokens.add(cancel);
        glances.add(listener);
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        tokens.add(cancel);
        voices.add(listener);
    }

    @Override
    public SpeechProbability listen() {
        return this;
    }

    @Override
    public String provider() {
        return "scripted";
    }

    @Override
    public String model() {
        return "scripted";
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        answers.add(listener);
        return () -> cancelledCalls++;
    }

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        if (earBreaks) {
            throw new IllegalStateException("the ear is broken");
        }
        return heard;
    }

    @Override
    public void reset() {
        // heard nothing
    }

    @Override
    public void close() {
        earClosed = true;
    }
}
