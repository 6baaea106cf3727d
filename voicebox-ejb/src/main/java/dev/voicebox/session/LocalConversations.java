package dev.voicebox.session;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.SessionId;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.session.line.DirectOutlet;

/** The sessions of this server. */
public final class LocalConversations implements Conversations {
    /** Clients that are sent away come back elsewhere at once: so many in the same moment, and no more. */
    private static final int STOPS_AT_ONCE = 100;

    private static final long STOP_PAUSE_MS = 20;

    private final SessionOpening opening;
    private final SessionWorld world;
    private final BooleanSupplier canHear;
    private final SessionRegister sessions = new SessionRegister();
    private final SessionMaking making;
    private final Optional<ResumableSessions> resumable;
    private final SecureRandom random = new SecureRandom();

    private volatile boolean accepting = true;

    /** @param canHear whether the speech engines are there: no session can begin without */
    public LocalConversations(
            SessionSettings settings,
            SessionWorld world,
            Function<QuotaSubject, Budget> budgets,
            BooleanSupplier canHear) {
        this(settings, world, budgets, canHear, OwnVoices.NONE);
    }

    /** @param ownVoices that tenants have given names */
    public LocalConversations(
            SessionSettings settings,
            SessionWorld world,
            Function<QuotaSubject, Budget> budgets,
            BooleanSupplier canHear,
            OwnVoices ownVoices) {
        this.canHear = canHear;
        this.opening = new SessionOpening(
                settings.models(), tenant -> new VoiceNames(world.speech().voiceNames(), ownVoices.namesOf(tenant)));
        this.world = world;
        this.making = new SessionMaking(settings, world, budgets, sessions);
        this.resumable = world.resuming().map(resuming -> new ResumableSessions(resuming, opening, sessions, making));
    }

    @Override
    public SessionHandle open(SessionRequest request, ClientChannel channel) throws ProtocolViolation {
        SessionId id = new Ids(random).nextSession();
        SessionConfig config = configOf(request);
        SessionHandle session = resumable
                .flatMap(ours -> ours.open(Subject.of(id, request), config, channel))
                .orElseGet(() -> direct(Subject.of(id, request), config, SessionPast.NONE, channel));
        return begun(session);
    }

    @Override
    public SessionHandle takeUp(SessionId id, SessionPast past, SessionRequest request, ClientChannel channel)
            throws ProtocolViolation {
        return begun(direct(Subject.of(id, request), configOf(request), past, channel));
    }

    @Override
    public SessionHandle resume(ResumeRequest request, ClientChannel channel) throws ProtocolViolation {
        if (resumable.isEmpty()) {
            throw ResumableSessions.refusal();
        }
        return begun(resumable.get().resume(request, channel));
    }

    private SessionHandle direct(Subject subject, SessionConfig config, SessionPast past, ClientChannel channel) {
        SessionMaking.Wanted wanted = SessionMaking.Wanted.untilItsClientIsGone(subject, config, past);
        RealtimeSession session = making.make(wanted, (ids, onLost) -> new DirectOutlet(channel, ids));
        making.begin(session, subject.owner());
        return session;
    }

    /** One that begins while the server stops must hear of it, too. */
    private SessionHandle begun(SessionHandle session) {
        if (!accepting) {
            stop();
        }
        return session;
    }

    @Override
    public SessionConfig configOf(SessionRequest request) throws ProtocolViolation {
        SessionConfig config = opening.configOf(request);
        config.checkLanguage(world.speech()::hears);
        return config;
    }

    @Override
    public Collection<SessionOwner> owners() {
        return sessions.owners();
    }

    @Override
    public int end(Predicate<SessionOwner> which, Ending why) {
        List<RealtimeSession> ended = sessions.of(which);
        ended.forEach(session -> session.end(why));
        return ended.size();
    }

    /** Lets go of all of them without a word, as if another server had them. Returns before they are gone. */
    public void forget() {
        sessions.of(owner -> true).forEach(RealtimeSession::lost);
    }

    @Override
    public int openSessions() {
        return sessions.size();
    }

    @Override
    public boolean isAccepting() {
        return accepting && canHear.getAsBoolean();
    }

    @Override
    public void stop() {
        accepting = false;
        List<RealtimeSession> all = sessions.of(owner -> true);
        for (int i = 0; i < all.size(); i++) {
            stop(all.get(i), i / STOPS_AT_ONCE * STOP_PAUSE_MS);
        }
    }

    private void stop(RealtimeSession session, long inMs) {
        if (inMs == 0) {
            session.stop();
        } else {
            world.timers().schedule(session::stop, inMs, TimeUnit.MILLISECONDS);
        }
    }
}
