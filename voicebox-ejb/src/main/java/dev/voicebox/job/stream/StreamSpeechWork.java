package dev.voicebox.job.stream;

import java.util.Objects;
import java.util.Set;

import dev.voicebox.job.Asker;
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
import dev.voicebox.job.glance.GlanceListener;
import dev.voicebox.persistence.redis.work.JobPayload;
import dev.voicebox.persistence.redis.work.WorkKind;

/**
 * Speech work done by workers, which may be on other servers. Speech is told from silence here, as a frame takes less than a
 * message would; nobody glances, as a glance that comes late says nothing.
 */
public final class StreamSpeechWork implements SpeechWork {
    /** What an ear does whatever the length: a recogniser hears 30 s at a time. */
    private static final long LEAST_MS = 1_000;

    private final Orders orders;
    private final NearEar near;
    private final KnownWorkers workers;
    private final Asker asker;

    public StreamSpeechWork(Orders orders, NearEar near, KnownWorkers workers, Asker asker) {
        this.orders = Objects.requireNonNull(orders, "orders");
        this.near = Objects.requireNonNull(near, "near");
        this.workers = Objects.requireNonNull(workers, "workers");
        this.asker = Objects.requireNonNull(asker, "asker");
    }

    @Override
    public StreamSpeechWork askedBy(Asker other) {
        return new StreamSpeechWork(orders, near, workers, other);
    }

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        long ms = order.format().millis(order.audio().length);
        order(WorkKind.STT, Math.max(LEAST_MS, ms), OrderForm.write(order), cancel, new WordsReply(listener));
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        order(WorkKind.TTS, order.text().length(), OrderForm.write(order), cancel, new SpokenReply(listener));
    }

    private void order(WorkKind kind, long cost, JobPayload payload, CancelToken cancel, SpeechReply reply) {
        if (!workers.hasAny(kind)) {
            if (!cancel.isCancelled()) {
                reply.fail(SpeechTrouble.ENGINE, workers.missing(kind));
            }
            return;
        }
        orders.send(new Orders.Wanted(asker, kind, cost, payload), cancel, reply);
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        near.hearTone(turn, cancel, listener);
        transcribe(turn, cancel, listener);
    }

    @Override
    public boolean hears(String language) {
        return workers.hears(language);
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        return workers.tells(ability, language);
    }

    @Override
    public boolean canGlance() {
        return false;
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        if (!cancel.isCancelled()) {
            listener.onGlance("");
        }
    }

    @Override
    public Set<String> voiceNames() {
        return workers.voiceNames();
    }

    @Override
    public SpeechProbability listen() {
        return near.listen();
    }
}
