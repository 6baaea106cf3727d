package dev.voicebox.job.stream.divided;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.voicebox.job.Asker;
import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.glance.GlanceListener;
import dev.voicebox.job.local.LocalSpeech;
import dev.voicebox.job.stream.StreamSpeechWork;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.persistence.redis.work.WorkKind;

/** Work that this server has a place for is done here, without a detour; the rest goes where all servers look for work. */
public final class DividedSpeech implements SpeechWork {
    private final LocalSpeech near;
    private final StreamSpeechWork far;
    private final Map<WorkKind, Places> places;

    /** @param places of the kinds that this server works at */
    public DividedSpeech(LocalSpeech near, StreamSpeechWork far, Map<WorkKind, Places> places) {
        this.near = Objects.requireNonNull(near, "near");
        this.far = Objects.requireNonNull(far, "far");
        this.places = Map.copyOf(places);
    }

    @Override
    public SpeechWork askedBy(Asker asker) {
        return new DividedSpeech(near, far.askedBy(asker), places);
    }

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        if (enters(WorkKind.STT)) {
            near.transcribe(order, cancel, new LeavingEar(listener, leave(WorkKind.STT, cancel)));
        } else {
            far.transcribe(order, cancel, listener);
        }
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        near.hearTone(turn, cancel, listener);
        transcribe(turn, cancel, listener);
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        if (enters(WorkKind.TTS)) {
            near.speak(order, cancel, new LeavingVoice(listener, leave(WorkKind.TTS, cancel)));
        } else {
            far.speak(order, cancel, listener);
        }
    }

    private boolean enters(WorkKind kind) {
        return works(kind) && near.isLoaded() && places.get(kind).tryEnter();
    }

    private boolean works(WorkKind kind) {
        return places.containsKey(kind);
    }

    /** Once: at the end, or when the order is taken back, whichever comes first. */
    private Runnable leave(WorkKind kind, CancelToken cancel) {
        CancelToken left = new CancelToken();
        left.onCancel(places.get(kind)::leave);
        cancel.onCancel(left::cancel);
        return left::cancel;
    }

    @Override
    public boolean hears(String language) {
        return works(WorkKind.STT) ? near.hears(language) : far.hears(language);
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        return works(WorkKind.STT) ? near.tells(ability, language) : far.tells(ability, language);
    }

    @Override
    public boolean canGlance() {
        return works(WorkKind.STT) && near.canGlance();
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        if (canGlance()) {
            near.glance(soFar, cancel, listener);
        } else {
            far.glance(soFar, cancel, listener);
        }
    }

    public List<InstalledVoice> voices(List<InstalledVoice> ofOthers) {
        return works(WorkKind.TTS) ? near.voices() : ofOthers;
    }

    @Override
    public Set<String> voiceNames() {
        return works(WorkKind.TTS)
                ? near.voices().stream().map(InstalledVoice::name).collect(Collectors.toSet())
                : far.voiceNames();
    }

    @Override
    public SpeechProbability listen() {
        return near.listen();
    }
}
