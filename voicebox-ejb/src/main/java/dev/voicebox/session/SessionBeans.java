package dev.voicebox.session;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.job.ModelWork;
import dev.voicebox.job.SpeechReadiness;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.journal.RepeatedOffers;
import dev.voicebox.journal.commit.GroupCommit;
import dev.voicebox.limit.shared.SharedBudgets;
import dev.voicebox.observe.ReceivedTokens;
import dev.voicebox.overload.Overload;
import dev.voicebox.policy.PolicyWork;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.redis.SharedSessions;
import dev.voicebox.tool.ArgumentsHash;

/** Makes the sessions of this server for the container, and gives them threads. */
@ApplicationScoped
public class SessionBeans {
    private static final long LAST_WORDS_SECONDS = 2;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService disk;

    private ExecutorService mailboxes;
    private ScheduledExecutorService timers;
    private GroupCommit journal;
    private RepeatedOffers offers;

    @Produces
    @Singleton
    ReceivedTokens received(RepeatedOffers records) {
        offers = records;
        return new ReceivedTokens(records);
    }

    @Produces
    @Singleton
    Conversations conversations(
            Config config,
            SpeechWork speech,
            SpeechReadiness readiness,
            ModelWork models,
            SharedBudgets budgets,
            ArgumentsHash toolArguments,
            PolicyWork policy,
            GroupCommit journal,
            ReceivedTokens received,
            OwnVoices ownVoices,
            ResumeSettings resume,
            Instance<SharedSessions> shared,
            Overload overload) {
        this.journal = journal;
        // Mailboxes never wait, so that more threads than this would only take turns.
        mailboxes =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), threads);
        overload.watch(mailboxes);
        timers = RunningTimers.on(threads);
        SessionSettings settings = SessionSettings.read(key -> config.getOptionalValue(key, String.class));
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "voicebox-audio");
        SessionWorld world = new SessionWorld(
                mailboxes,
                timers,
                Clock.systemUTC(),
                speech,
                models::askedBy,
                received,
                new AudioKeeping(folder, settings.audioQuotaBytes(), disk),
                toolArguments,
                policy,
                Resuming.of(
                        resume, () -> shared.get().states(), () -> shared.get().log()));
        return new LocalConversations(settings, world, budgets, readiness::isLoaded, ownVoices);
    }

    @PreDestroy
    void close() {
        if (mailboxes != null) {
            timers.shutdownNow();
            mailboxes.shutdown();
            awaitLastWords();
            offers.run();
            journal.close();
        }
    }

    /** What sessions still say is to reach the journal before it closes. */
    private void awaitLastWords() {
        try {
            mailboxes.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
