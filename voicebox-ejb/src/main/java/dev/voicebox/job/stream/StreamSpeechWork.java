package dev.voicebox.job.stream;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

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
import dev.voicebox.persistence.redis.work.JobAddress;
import dev.voicebox.persistence.redis.work.JobPayload;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkOrder;

/**
 * Speech work done by workers, which may be on other servers. Speech is told from silence here, as a frame takes less than a
 * message would; nobody glances, as a glance that comes late says nothing.
 */
public final class StreamSpeechWork implements SpeechWork {
    /** For the first sign that somebody has begun. */
    private static final Duration LIVE_PATIENCE = Duration.ofSeconds(20);

    private static final Duration BATCH_PATIENCE = Duration.ofMinutes(5);

    /** What an ear does whatever the length: a recogniser hears 30 s at a time. */
    private static final long LEAST_MS = 1_000;

    private static final int MOST_COST = 1_000_000;
    private static final int MOST_NAME = 128;

    private final Orders orders;
    private final NearEar near;
    private final KnownWorkers workers;
    private final Asker asker;

    /**
     * What orders are made of.
     *
     * @param gateway names this server in this life
     */
    public record Orders(OpenJobs jobs, String gateway, WorkWeights weights) {
        public Orders {
            Objects.requireNonNull(jobs, "jobs");
            Objects.requireNonNull(gateway, "gateway");
            Objects.requireNonNull(weights, "weights");
        }
    }

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

    private void order(WorkKind kind, long cost, JobPayload payload, CancelToken cancel, Reply reply) {
        if (!workers.hasAny(kind)) {
            if (!cancel.isCancelled()) {
                reply.fail(SpeechTrouble.ENGINE, workers.missing(kind));
            }
            return;
        }
        WorkOrder order = new WorkOrder(
                new JobAddress(
                        orders.gateway(),
                        asker.tenant().value(),
                        session(),
                        UUID.randomUUID().toString()),
                kind,
                asker.live() ? WorkOrder.Lane.LIVE : WorkOrder.Lane.BATCH,
                asker.live() ? LIVE_PATIENCE : BATCH_PATIENCE,
                new WorkOrder.Share(
                        Math.toIntExact(Math.min(MOST_COST, Math.max(1, cost))),
                        orders.weights().of(asker.tenant())));
        orders.jobs().order(order, payload, cancel, reply);
    }

    /** In the letters of a key. */
    private String session() {
        String name = asker.session().replaceAll("[^a-zA-Z0-9_.-]", "_");
        return name.isEmpty() ? "_" : name.substring(0, Math.min(MOST_NAME, name.length()));
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
