package dev.voicebox.rehearsal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.access.AccessGate;
import dev.voicebox.access.ContentCheck;
import dev.voicebox.access.KeyMint;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.policy.PolicyWork;
import dev.voicebox.resume.RelayedResumeMeter;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.redis.SharedSessions;
import dev.voicebox.session.AudioKeeping;
import dev.voicebox.session.LocalConversations;
import dev.voicebox.session.Resuming;
import dev.voicebox.session.SessionSettings;
import dev.voicebox.session.SessionWorld;
import dev.voicebox.tool.ArgumentsHash;

/** Makes the rehearsal for the container, and gives it threads. */
@ApplicationScoped
public class RehearsalBeans {
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private ExecutorService mailbox;
    private ScheduledExecutorService timers;

    @Produces
    @Singleton
    Rehearsal rehearsal(
            AccessGate gate,
            KeyMint keys,
            ContentCheck content,
            PolicyInForce policy,
            SpeechWork speech,
            ArgumentsHash toolArguments,
            ResumeSettings resume,
            RelayedResumeMeter meter,
            Instance<SharedSessions> shared) {
        mailbox = Executors.newSingleThreadExecutor(threads);
        timers = Executors.newSingleThreadScheduledExecutor(threads);
        OneWord model = new OneWord();
        SessionWorld world = new SessionWorld(
                mailbox,
                timers,
                Clock.systemUTC(),
                speech,
                tenant -> model,
                new Forgetful(),
                new AudioKeeping(Path.of(System.getProperty("java.io.tmpdir"), "voicebox-audio"), 0, mailbox),
                toolArguments,
                PolicyWork.OFF,
                Resuming.of(
                        resume, () -> shared.get().states(), () -> shared.get().log()));
        LocalConversations conversations =
                new LocalConversations(SessionSettings.DEFAULTS, world, subject -> new NoLimits(), () -> true);
        return new Rehearsal(
                new Rehearsal.Doors(gate, keys, content, policy),
                conversations,
                !resume.window().isZero(),
                meter);
    }

    @PreDestroy
    void close() {
        if (mailbox != null) {
            timers.shutdownNow();
            mailbox.shutdown();
        }
    }
}
