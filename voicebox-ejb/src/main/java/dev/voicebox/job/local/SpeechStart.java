package dev.voicebox.job.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.job.SpeechLoaded;

/**
 * Loads the speech engines when the server starts, in the background: that takes seconds, and readiness waits for it. The
 * engines' work runs on the container's managed threads, in lanes, and never on the thread of a request.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SpeechStart {
    private static final Logger LOG = System.getLogger(SpeechStart.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService timers;

    @Inject
    private Config config;

    @Inject
    private LocalSpeech speech;

    @Inject
    private Event<SpeechLoaded> loaded;

    @PostConstruct
    void start() {
        executor.execute(this::load);
    }

    @PreDestroy
    void stop() {
        speech.close();
    }

    private void load() {
        SpeechSettings settings = SpeechSettings.read(key -> config.getOptionalValue(key, String.class));
        settings.warnings().forEach(line -> LOG.log(Level.WARNING, line));
        WorkPlaces places = WorkPlaces.on(executor, Runtime.getRuntime().availableProcessors(), Later.on(timers));
        loaded.fire(new SpeechLoaded(speech.load(() -> EngineLoading.load(settings), places)));
    }
}
