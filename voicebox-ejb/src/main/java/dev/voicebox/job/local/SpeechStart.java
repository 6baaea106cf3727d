package dev.voicebox.job.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineFailed;
import dev.voicebox.job.FrameLost;
import dev.voicebox.job.SpeechLoaded;
import dev.voicebox.job.model.ModelConfig;
import dev.voicebox.job.model.WeightDownload;
import dev.voicebox.job.model.Weights;
import dev.voicebox.setting.Roles;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.vad.VoiceActivityEngine;

/**
 * Loads the speech engines when the server starts, in the background: that takes seconds, and readiness waits for it. Their
 * work runs on managed threads of its own, in lanes: the container's executor shares its threads with requests.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SpeechStart {
    private static final Logger LOG = System.getLogger(SpeechStart.class.getName());

    /** Longer than any engine needs for a chunk of an answer. */
    private static final int PATIENCE_S = 3;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory factory;

    @Inject
    private Config config;

    @Inject
    private ModelConfig models;

    @Inject
    private Weights weights;

    @Inject
    private LocalSpeech speech;

    @Inject
    private Event<SpeechLoaded> loaded;

    @Inject
    private Event<EngineFailed> failed;

    @Inject
    private Event<FrameLost> frameLost;

    private final CancelToken stop = new CancelToken();
    private ExecutorService threads;
    private ScheduledExecutorService timer;

    @PostConstruct
    void start() {
        threads = Executors.newCachedThreadPool(factory);
        timer = Executors.newSingleThreadScheduledExecutor(factory);
        threads.execute(this::load);
    }

    @PreDestroy
    void stop() {
        stop.cancel();
        timer.shutdownNow();
        threads.shutdown();
        try {
            // An engine must not be closed under a thread that is inside it.
            threads.awaitTermination(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        speech.close();
    }

    private void load() {
        int cores = Runtime.getRuntime().availableProcessors();
        SpeechConfig settings = SpeechConfig.read(
                        key -> config.getOptionalValue(key, String.class), models.settings(), cores)
                .of(Roles.read(key -> config.getOptionalValue(key, String.class)));
        models.warnings().forEach(line -> LOG.log(Level.WARNING, line));
        settings.warnings().forEach(line -> LOG.log(Level.WARNING, line));
        WorkPlaces places = WorkPlaces.on(threads, cores, Later.on(timer));
        WeightDownload.run(models, stop);
        LoadedSpeech engines = EngineLoading.load(settings, threads, rules(settings));
        VoiceActivityEngine activity = engines.engines().activity();
        FrameLost lost = new FrameLost(activity.info().id());
        activity.onLostFrame(() -> frameLost.fire(lost));
        weights.onLoaded(engines.modelsInUse());
        loaded.fire(new SpeechLoaded(speech.load(() -> engines, places)));
        if (speech.isLoaded()) {
            Rehearsal.of(engines.engines().ears(), engines.voices());
            prepare(engines.engines().ears());
        }
    }

    private FailoverRules rules(SpeechConfig settings) {
        return new FailoverRules(
                settings.patience(),
                FailoverRules.REST,
                threads,
                (delay, ring) -> {
                    Future<?> alarm = timer.schedule(ring, delay.toNanos(), TimeUnit.NANOSECONDS);
                    return () -> alarm.cancel(false);
                },
                InstantSource.system(),
                new FailoverReport(failed::fire));
    }

    /** After readiness: the first turn needs none of it. */
    private static void prepare(SpeechToText ears) {
        if (ears == null) {
            return;
        }
        try {
            ears.prepare();
        } catch (SpeechFailure failure) {
            LOG.log(Level.WARNING, failure.getMessage(), failure);
        }
    }
}
