package dev.voicebox.job.local;

import java.util.concurrent.RejectedExecutionException;

import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.NearEar;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.TurnTone;
import dev.voicebox.job.glance.GlanceListener;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.prosody.Prosody;

/** Speech work done by engines in this process. Orders wait in lanes; their number is bounded by the sessions that are let in. */
final class LocalSpeechWork implements SpeechWork, NearEar {
    private static final String NO_EARS =
            "No engine that hears speech is there: see voicebox.stt.engines and the server's log.";
    private static final String NO_VOICE =
            "No engine that speaks is there: see voicebox.tts.engines and the server's log.";

    private final LocalEngines engines;
    private final WorkPlaces places;

    LocalSpeechWork(LocalEngines engines, WorkPlaces places) {
        this.engines = engines;
        this.places = places;
    }

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        Runnable task = engines.ears() == null
                ? unlessCancelled(cancel, () -> listener.onFailed(SpeechTrouble.ENGINE, NO_EARS))
                : new TranscribeTask(engines.ears(), order, cancel, listener);
        try {
            places.hear(engines.delays().transcript(), task);
        } catch (RejectedExecutionException e) {
            listener.onFailed(SpeechTrouble.ENGINE, EngineTrouble.STOPPING);
        }
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        hearTone(turn, cancel, listener);
        transcribe(turn, cancel, listener);
    }

    @Override
    public void hearTone(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        try {
            places.listen(new ToneTask(Prosody::of, turn, cancel, listener));
        } catch (RejectedExecutionException e) {
            listener.onTone(TurnTone.UNHEARD);
        }
    }

    @Override
    public boolean hears(String language) {
        return engines.ears() == null || engines.ears().infoFor(language).isPresent();
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        return engines.ears() == null
                || engines.ears()
                        .infoFor(language)
                        .filter(ear -> ear.abilities().contains(EngineInfo.Ability.valueOf(ability.name())))
                        .isPresent();
    }

    @Override
    public boolean canGlance() {
        return engines.ears() != null && engines.ears().info().abilities().contains(EngineInfo.Ability.GLANCES);
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        Runnable task = engines.ears() == null
                ? unlessCancelled(cancel, () -> listener.onGlance(""))
                : new GlanceTask(engines.ears(), soFar, cancel, listener);
        try {
            places.glance(task);
        } catch (RejectedExecutionException e) {
            listener.onGlance("");
        }
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        Runnable task = engines.voice() == null
                ? unlessCancelled(cancel, () -> listener.onFailed(SpeechTrouble.ENGINE, NO_VOICE))
                : new SpeakTask(engines.voice(), order, cancel, listener);
        try {
            places.speak(engines.delays().firstAudio(), task);
        } catch (RejectedExecutionException e) {
            listener.onFailed(SpeechTrouble.ENGINE, EngineTrouble.STOPPING);
        }
    }

    @Override
    public SpeechProbability listen() {
        return new EngineSpeechProbability(engines.activity());
    }

    private static Runnable unlessCancelled(CancelToken cancel, Runnable task) {
        return () -> {
            if (!cancel.isCancelled()) {
                task.run();
            }
        };
    }
}
