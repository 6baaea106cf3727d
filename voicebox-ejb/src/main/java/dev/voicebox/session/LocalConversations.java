package dev.voicebox.session;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.SessionId;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.limit.Budget;
import dev.voicebox.observe.LogSubject;
import dev.voicebox.observe.TraceId;
import dev.voicebox.response.Mind;
import dev.voicebox.tenant.TenantId;

/** The sessions of this server. */
public final class LocalConversations implements Conversations {
    private final SessionSettings settings;
    private final SessionOpening opening;
    private final SessionWorld world;
    private final SessionLog log;
    private final Function<TenantId, Budget> budgets;
    private final BooleanSupplier canHear;
    private final SecureRandom random = new SecureRandom();
    /** Not by their ids: where clients choose them, two tenants may have chosen the same. */
    private final Map<RealtimeSession, SessionOwner> sessions = new ConcurrentHashMap<>();

    private volatile boolean accepting = true;

    /** @param canHear whether the speech engines are there: no session can begin without */
    public LocalConversations(
            SessionSettings settings, SessionWorld world, Function<TenantId, Budget> budgets, BooleanSupplier canHear) {
        this(settings, world, budgets, canHear, OwnVoices.NONE);
    }

    /** @param ownVoices that tenants have given names */
    public LocalConversations(
            SessionSettings settings,
            SessionWorld world,
            Function<TenantId, Budget> budgets,
            BooleanSupplier canHear,
            OwnVoices ownVoices) {
        this.canHear = canHear;
        this.settings = settings;
        this.opening = new SessionOpening(
                settings.models(), tenant -> new VoiceNames(world.speech().voiceNames(), ownVoices.namesOf(tenant)));
        this.world = world;
        this.log = new SessionLog(world.clock());
        this.budgets = budgets;
    }

    @Override
    public SessionHandle open(SessionRequest request, ClientChannel channel) throws ProtocolViolation {
        return takeUp(new Ids(random).nextSession(), SessionPast.NONE, request, channel);
    }

    @Override
    public SessionHandle takeUp(SessionId id, SessionPast past, SessionRequest request, ClientChannel channel)
            throws ProtocolViolation {
        SessionProfile profile = new SessionProfile(
                id,
                request.tenant(),
                request.project(),
                configOf(request),
                settings.maxDuration(),
                settings.drainPatience(),
                past,
                null,
                request.asker());
        LanguageModel model = world.models().apply(request.tenant());
        SessionCore.Parts parts = new SessionCore.Parts(
                new Ids(random),
                ears(),
                budgets.apply(request.tenant()),
                new Mind(
                        model::contextTokens,
                        settings.apology(),
                        settings.toolRounds(),
                        world.policy().isOn()));
        LogSubject subject = new LogSubject(id, request.tenant(), traceOf(request));
        Runnable ended = log.began(subject);
        AtomicReference<RealtimeSession> itself = new AtomicReference<>();
        RealtimeSession session =
                new RealtimeSession(profile, world, parts, channel, new RealtimeSession.Surroundings(subject, () -> {
                    sessions.remove(itself.get());
                    ended.run();
                }));
        itself.set(session);
        // Nobody may reach the session before it has begun: its first effects are not in its mailbox.
        session.begin();
        sessions.put(
                session,
                new SessionOwner(
                        request.tenant(),
                        request.project(),
                        id,
                        Optional.ofNullable(request.asker().key())));
        if (!accepting) {
            session.stop();
        }
        return session;
    }

    @Override
    public SessionConfig configOf(SessionRequest request) throws ProtocolViolation {
        SessionConfig config = opening.configOf(request);
        config.checkLanguage(world.speech()::hears);
        return config;
    }

    private TraceId traceOf(SessionRequest request) {
        return request.trace() == null ? TraceId.next(random) : request.trace();
    }

    private SessionCore.Ears ears() {
        SpeechWork speech = world.speech();
        return new SessionCore.Ears(speech.listen(), speech::canGlance, speech::hears);
    }

    @Override
    public Collection<SessionOwner> owners() {
        return List.copyOf(sessions.values());
    }

    @Override
    public int end(Predicate<SessionOwner> which, Ending why) {
        List<RealtimeSession> ended = sessions.entrySet().stream()
                .filter(open -> which.test(open.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        ended.forEach(session -> session.end(why));
        return ended.size();
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
        sessions.keySet().forEach(RealtimeSession::stop);
    }
}
