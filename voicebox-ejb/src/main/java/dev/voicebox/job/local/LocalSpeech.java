package dev.voicebox.job.local;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.job.NearEar;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpeechReadiness;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.TurnTone;
import dev.voicebox.job.glance.GlanceListener;

/** Speech work of this process from its start to its end. Orders that come before the engines are loaded fail plainly. */
public final class LocalSpeech implements SpeechWork, NearEar, SpeechReadiness, InstalledVoices {
    private static final String LOADING =
            "The speech engines of this server are still being loaded; try again in a moment.";

    private volatile Life life = new Life(null, SpeechEngineStates.NONE, List.of(), () -> {});
    private boolean closed;

    private record Life(LocalSpeechWork work, SpeechEngineStates states, List<InstalledVoice> voices, Runnable close) {}

    /** Loads the engines on the calling thread, which takes seconds; closes them again if the server stops meanwhile. */
    SpeechEngineStates load(Supplier<LoadedSpeech> loader, WorkPlaces places) {
        LoadedSpeech loaded = loader.get();
        synchronized (this) {
            if (!closed) {
                life = new Life(
                        new LocalSpeechWork(loaded.engines(), places),
                        loaded.states(),
                        VoiceInventory.of(loaded.voices()),
                        loaded.close());
                return loaded.states();
            }
        }
        loaded.close().run();
        return SpeechEngineStates.NONE;
    }

    /** The engines are gone; orders fail from now on. */
    void close() {
        Life last;
        synchronized (this) {
            closed = true;
            last = life;
            life = new Life(null, SpeechEngineStates.NONE, List.of(), () -> {});
        }
        last.close().run();
    }

    public SpeechEngineStates states() {
        return life.states();
    }

    @Override
    public List<InstalledVoice> voices() {
        return life.voices();
    }

    @Override
    public Set<String> voiceNames() {
        return life.voices().stream().map(InstalledVoice::name).collect(Collectors.toSet());
    }

    @Override
    public boolean isLoaded() {
        return life.work() != null;
    }

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        SpeechWork work = life.work();
        if (work != null) {
            work.transcribe(order, cancel, listener);
        } else if (!cancel.isCancelled()) {
            listener.onFailed(SpeechTrouble.ENGINE, LOADING);
        }
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        SpeechWork work = life.work();
        if (work != null) {
            work.assess(turn, cancel, listener);
        } else if (!cancel.isCancelled()) {
            listener.onTone(TurnTone.UNHEARD);
            listener.onFailed(SpeechTrouble.ENGINE, LOADING);
        }
    }

    @Override
    public void hearTone(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        LocalSpeechWork work = life.work();
        if (work != null) {
            work.hearTone(turn, cancel, listener);
        } else if (!cancel.isCancelled()) {
            listener.onTone(TurnTone.UNHEARD);
        }
    }

    @Override
    public boolean hears(String language) {
        SpeechWork work = life.work();
        return work == null || work.hears(language);
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        SpeechWork work = life.work();
        return work == null || work.tells(ability, language);
    }

    @Override
    public boolean canGlance() {
        SpeechWork work = life.work();
        return work != null && work.canGlance();
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        SpeechWork work = life.work();
        if (work != null) {
            work.glance(soFar, cancel, listener);
        } else if (!cancel.isCancelled()) {
            listener.onGlance("");
        }
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        SpeechWork work = life.work();
        if (work != null) {
            work.speak(order, cancel, listener);
        } else if (!cancel.isCancelled()) {
            listener.onFailed(SpeechTrouble.ENGINE, LOADING);
        }
    }

    /** @throws IllegalStateException while the engines are being loaded: readiness keeps callers away until then */
    @Override
    public SpeechProbability listen() {
        SpeechWork work = life.work();
        if (work == null) {
            throw new IllegalStateException(LOADING);
        }
        return work.listen();
    }
}
