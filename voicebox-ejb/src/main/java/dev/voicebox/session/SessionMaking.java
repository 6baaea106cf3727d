package dev.voicebox.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.Ids;
import dev.voicebox.job.Asker;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.observe.LogSubject;
import dev.voicebox.observe.TraceId;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.response.Mind;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.session.line.ClientOutlet;

/** Puts sessions together from what this server has. */
final class SessionMaking {
    private final SessionSettings settings;
    private final SessionWorld world;
    private final Function<QuotaSubject, Budget> budgets;
    private final SessionRegister sessions;
    private final SessionLog log;
    private final SecureRandom random = new SecureRandom();

    /**
     * What kind of session.
     *
     * @param waits for a client that is gone; zero: not at all
     * @param extension shown beside {@code session.created} as {@code voicebox}, or {@code null}
     */
    record Wanted(Subject subject, SessionConfig config, SessionPast past, Duration waits, ObjectNode extension) {

        static Wanted untilItsClientIsGone(Subject subject, SessionConfig config, SessionPast past) {
            return new Wanted(subject, config, past, Duration.ZERO, null);
        }

        @Override
        public String toString() {
            return "Wanted[" + subject.key() + ", " + past + ", " + waits + ", " + Redacted.json(extension) + "]";
        }
    }

    SessionMaking(
            SessionSettings settings,
            SessionWorld world,
            Function<QuotaSubject, Budget> budgets,
            SessionRegister sessions) {
        this.settings = settings;
        this.world = world;
        this.budgets = budgets;
        this.sessions = sessions;
        this.log = new SessionLog(world.clock());
    }

    Instant now() {
        return world.clock().instant();
    }

    /** When a session that begins now has lived as long as it may. */
    Instant expiry(Instant now) {
        return now.plus(settings.maxDuration());
    }

    /** @param outlet made with what names events, and what to do when another server has the session */
    RealtimeSession make(Wanted wanted, BiFunction<Ids, Runnable, ClientOutlet> outlet) {
        SessionProfile profile = profile(wanted);
        SessionCore.Parts parts = parts(wanted.subject().key());
        Subject subject = wanted.subject();
        TraceId trace = subject.trace() == null ? TraceId.next(random) : subject.trace();
        LogSubject line = new LogSubject(profile.id(), profile.tenant(), trace);
        Runnable ended = log.began(line);
        AtomicReference<RealtimeSession> itself = new AtomicReference<>();
        RealtimeSession session = new RealtimeSession(
                profile,
                world,
                parts,
                onLost -> outlet.apply(parts.ids(), onLost),
                new RealtimeSession.Surroundings(line, () -> {
                    sessions.remove(itself.get());
                    ended.run();
                }));
        itself.set(session);
        return session;
    }

    /** Whoever reaches the session before it has begun waits until it has. */
    void begin(RealtimeSession session, SessionOwner owner) {
        sessions.add(session, owner);
        try {
            session.begin();
        } catch (RuntimeException failure) {
            sessions.remove(session);
            throw failure;
        }
    }

    private SessionProfile profile(Wanted wanted) {
        return new SessionProfile(
                wanted.subject().key().session(),
                wanted.subject().key().tenant(),
                wanted.subject().key().project(),
                wanted.config(),
                settings.maxDuration(),
                settings.drainPatience(),
                wanted.waits(),
                wanted.past(),
                wanted.extension(),
                wanted.subject().asker());
    }

    private SessionCore.Parts parts(SessionKey key) {
        LanguageModel model =
                world.models().apply(new Asker(key.tenant(), key.session().value(), true));
        SpeechWork speech = world.speech();
        return new SessionCore.Parts(
                new Ids(random),
                new SessionCore.Ears(speech.listen(), speech::canGlance, speech::hears),
                budgets.apply(QuotaSubject.of(key.tenant(), key.project())),
                new Mind(
                        model::contextTokens,
                        settings.apology(),
                        settings.toolRounds(),
                        world.policy().isOn()));
    }
}
