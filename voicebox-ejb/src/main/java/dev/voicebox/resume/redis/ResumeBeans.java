package dev.voicebox.resume.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.access.MasterKey;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.content.SealedTexts;
import dev.voicebox.event.SessionId;
import dev.voicebox.journal.RepeatedOffers;
import dev.voicebox.journal.StaleRecords;
import dev.voicebox.journal.lost.PresumedEnds;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.session.LivingSessions;
import dev.voicebox.persistence.redis.session.SessionStateStore;
import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.Reach;
import dev.voicebox.resume.RelayedResumeMeter;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.SessionStates;
import dev.voicebox.resume.log.Contact;
import dev.voicebox.resume.log.LogStores;
import dev.voicebox.resume.log.RedisEventLog;
import dev.voicebox.resume.log.SealedStateText;
import dev.voicebox.resume.log.StateForm;
import dev.voicebox.resume.owned.OwnedSessions;
import dev.voicebox.tenant.DependencyState;

/** Makes the shared state of sessions for the container, and gives it threads. */
@ApplicationScoped
public class ResumeBeans {
    private static final Logger LOG = Logger.getLogger(ResumeBeans.class.getName());
    /** How long an event may wait for Redis before it is sent all the same: one that is 100 ms away is late, and there. */
    private static final Duration DEADLINE = Duration.ofMillis(150);

    private static final int LOG_CONNECTIONS = 2;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private final Contact contact = new Contact(System::nanoTime);
    private final OwnedSessions owned = new OwnedSessions();
    private final RelayedResumeMeter meter = new RelayedResumeMeter();

    private RedisConnection prompt;
    private RedisEventLog log;
    private ScheduledExecutorService hearts;
    private ScheduledExecutorService sweeps;

    @Produces
    @Singleton
    ResumeSettings settings(Config config) {
        return ResumeSettings.read(key -> config.getOptionalValue(key, String.class));
    }

    @Produces
    @Singleton
    RelayedResumeMeter meter() {
        return meter;
    }

    @Produces
    @Singleton
    SharedSessions shared(
            RedisConnection redis,
            ResumeSettings settings,
            SealedTexts texts,
            MasterKey master,
            Notices notices,
            RepeatedOffers journal,
            PresumedEnds ends,
            StaleRecords stale) {
        stale.watchedBy(meter::staleWrites);
        prompt = redis.within(DEADLINE, LOG_CONNECTIONS);
        String gateway = journal.gateway();
        StateForm form = new StateForm(new SealedStateText(texts));
        LogStores stores =
                new LogStores(new SessionStateStore(prompt), new SessionStateStore(redis), new LivingSessions(redis));
        log = new RedisEventLog(new RedisEventLog.Parts(gateway, owned, stores, form), settings, contact, meter);
        threads.newThread(log).start();
        beat(
                new Heartbeat(
                        new Heartbeat.Parts(gateway, owned, stores.patient(), stores.living()),
                        settings.window(),
                        contact),
                notices);
        sweep(new Sweeper(
                stores.patient(),
                stores.living(),
                settings.window(),
                key -> ends.end(key.tenant(), key.session()),
                meter));
        ResumeTokens tokens = new ResumeTokens(master, new SecureRandom());
        return new SharedSessions(
                new RedisSessionStates(
                        new RedisSessionStates.Parts(gateway, owned, stores, form, tokens, notices, log),
                        settings,
                        contact,
                        meter),
                log);
    }

    @Produces
    @Singleton
    Reach reach(DependencyState dependencies, ResumeSettings settings) {
        return settings.window().isZero()
                ? Reach.NOT_NEEDED
                : new Reach(contact::isAway, dependencies::redisAnswersSoon);
    }

    @Produces
    @Singleton
    SessionStates states(SharedSessions shared) {
        return shared.states();
    }

    @Produces
    @Singleton
    EventLog log(SharedSessions shared) {
        return shared.log();
    }

    private void beat(Heartbeat heart, Notices notices) {
        hearts = Executors.newSingleThreadScheduledExecutor(threads);
        every(hearts, Heartbeat.BEAT, heart);
        notices.listen(notice -> {
            if (notice.kind() == Notice.Kind.SESSION_CLAIMED) {
                notice.tenant()
                        .ifPresent(tenant -> hearts.execute(() -> heart.check(tenant, new SessionId(notice.id()))));
            }
        });
    }

    private void sweep(Sweeper sweeper) {
        sweeps = Executors.newSingleThreadScheduledExecutor(threads);
        every(sweeps, Sweeper.PAUSE, sweeper);
    }

    private static void every(ScheduledExecutorService timer, Duration pause, Runnable work) {
        Runnable guarded = () -> {
            try {
                work.run();
            } catch (RuntimeException bug) {
                LOG.log(Level.SEVERE, "resume: what is done every " + pause + " failed", bug);
            }
        };
        timer.scheduleWithFixedDelay(guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        if (log != null) {
            hearts.shutdownNow();
            sweeps.shutdownNow();
            log.close();
            prompt.close();
        }
    }
}
