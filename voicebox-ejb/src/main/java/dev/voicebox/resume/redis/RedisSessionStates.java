package dev.voicebox.resume.redis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.event.Item;
import dev.voicebox.persistence.redis.RedisKeys;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.session.ClaimedState;
import dev.voicebox.persistence.redis.session.KeptEvent;
import dev.voicebox.persistence.redis.session.SessionAddress;
import dev.voicebox.persistence.redis.session.SessionStart;
import dev.voicebox.persistence.redis.session.SessionStateStore.Claiming;
import dev.voicebox.resume.Claim;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.NotResumable;
import dev.voicebox.resume.Opened;
import dev.voicebox.resume.ResumeMeter;
import dev.voicebox.resume.ResumeMeter.Result;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionFacts;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.SessionStates;
import dev.voicebox.resume.StatesUnavailable;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.resume.log.Contact;
import dev.voicebox.resume.log.LogStores;
import dev.voicebox.resume.log.RedisEventLog;
import dev.voicebox.resume.log.StateForm;
import dev.voicebox.resume.owned.LastItems;
import dev.voicebox.resume.owned.Memory;
import dev.voicebox.resume.owned.OwnedSession;
import dev.voicebox.resume.owned.OwnedSession.Held;
import dev.voicebox.resume.owned.OwnedSessions;

/** Begins and claims sessions in Redis. */
public final class RedisSessionStates implements SessionStates {
    /** Events that are told to a successor in any case, as the script of the claim has it. */
    private static final int ALWAYS_KNOWN = 200;

    private final Parts parts;
    private final ResumeSettings settings;
    private final Contact contact;
    private final ResumeMeter meter;

    /**
     * What it is made of.
     *
     * @param gateway name of this one
     * @param log that the sessions of this gateway go on in
     */
    public record Parts(
            String gateway,
            OwnedSessions owned,
            LogStores stores,
            StateForm form,
            ResumeTokens tokens,
            Notices notices,
            RedisEventLog log) {}

    public RedisSessionStates(Parts parts, ResumeSettings settings, Contact contact, ResumeMeter meter) {
        this.parts = Objects.requireNonNull(parts, "parts");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.contact = Objects.requireNonNull(contact, "contact");
        this.meter = Objects.requireNonNull(meter, "meter");
    }

    @Override
    public String gateway() {
        return parts.gateway();
    }

    @Override
    public Opened begin(SessionKey key, SessionFacts facts) throws StatesUnavailable {
        SessionAddress address = StateForm.address(key);
        ResumeToken token = parts.tokens().next();
        String hash = parts.tokens().hash(token);
        String config = parts.form().config(key, facts.config()).orElseThrow(() -> new StatesUnavailable(null));
        long now = contact.now();
        SessionStart start =
                new SessionStart(gateway(), hash, config, facts.began(), facts.expires(), settings.window());
        try {
            // First: what is begun and not listed would be found by no sweeper.
            parts.stores().living().touch(List.of(address));
            if (!parts.stores().patient().begin(address, start)) {
                throw new IllegalStateException("the id of a session was made twice");
            }
        } catch (RedisUnavailable e) {
            if (!parts.stores().prompt().takesWrites()) {
                contact.lost(e.getMessage());
            }
            throw new StatesUnavailable(e);
        }
        Held held = new Held(new Lease(key, 1), hash);
        Memory memory = new Memory(facts, new LastItems(), Memory.Place.START, 0);
        parts.owned().add(new OwnedSession(held, 1, memory, now));
        return new Opened(held.lease(), token);
    }

    @Override
    public Claim claim(SessionKey key, ResumeToken token, String after) throws NotResumable, StatesUnavailable {
        try {
            if (!RedisKeys.isSession(key.session().value())) {
                throw new NotResumable(NotResumable.Reason.UNKNOWN);
            }
            Claim claim = take(key, token, after == null ? "" : after);
            meter.claimed(claim.former().gateway().equals(gateway()) ? Result.HERE : Result.MOVED);
            return claim;
        } catch (NotResumable e) {
            meter.claimed(e.reason() == NotResumable.Reason.GAP ? Result.GAP : Result.UNKNOWN);
            throw e;
        } catch (StatesUnavailable e) {
            meter.claimed(Result.UNAVAILABLE);
            throw e;
        } catch (RedisUnavailable e) {
            meter.claimed(Result.UNAVAILABLE);
            throw new StatesUnavailable(e);
        }
    }

    private Claim take(SessionKey key, ResumeToken token, String after) throws NotResumable, StatesUnavailable {
        SessionAddress address = StateForm.address(key);
        ResumeToken next = parts.tokens().next();
        String hash = parts.tokens().hash(next);
        long now = contact.now();
        ClaimedState.Answer answer = parts.stores()
                .patient()
                .claim(address, new Claiming(gateway(), parts.tokens().hashes(token), hash, after));
        if (answer.found().isEmpty() && isBehind(key, token)) {
            throw new StatesUnavailable(null);
        }
        ClaimedState found = answer.found()
                .orElseThrow(() -> new NotResumable(
                        answer.refusal() == ClaimedState.Refusal.GAP
                                ? NotResumable.Reason.GAP
                                : NotResumable.Reason.UNKNOWN));
        Lease lease = new Lease(key, found.numbers().epoch());
        Claim claim = claim(lease, next, found);
        parts.log().claimed(owned(new Held(lease, hash), claim.state(), found.numbers(), now));
        if (!found.formerOwner().equals(gateway())) {
            parts.notices()
                    .publish(Notice.of(
                            Notice.Kind.SESSION_CLAIMED,
                            key.tenant(),
                            key.session().value()));
        }
        return claim;
    }

    /** It is here, and what it said last is still to be written: nobody is told by what is read there that it is gone. */
    private boolean isBehind(SessionKey key, ResumeToken token) {
        return parts.owned()
                .find(key)
                .filter(OwnedSession::isUnwritten)
                .map(session -> session.held().tokenHash())
                .filter(parts.tokens().hashes(token)::contains)
                .isPresent();
    }

    private static OwnedSession owned(Held held, Claim.State state, ClaimedState.Numbers numbers, long now) {
        Memory memory = new Memory(
                state.facts(),
                new LastItems(state.items(), state.olderItems()),
                new Memory.Place(numbers.count(), numbers.open(), numbers.openFrom()),
                numbers.version());
        return new OwnedSession(held, numbers.since(), memory, now);
    }

    private Claim claim(Lease lease, ResumeToken next, ClaimedState found) throws NotResumable {
        SessionKey key = lease.key();
        ClaimedState.Numbers numbers = found.numbers();
        Optional<ObjectNode> config = parts.form().readConfig(key, found.facts().config());
        List<Item> items = parts.form().readItems(key, found.items());
        Optional<List<StoredEvent>> events = parts.form().readEvents(key, found.events());
        if (config.isEmpty() || events.isEmpty()) {
            // Its tenant has destroyed the key of what was said.
            throw new NotResumable(NotResumable.Reason.GAP);
        }
        SessionFacts facts = new SessionFacts(
                config.get(), found.facts().began(), found.facts().expires());
        return new Claim(
                lease,
                next,
                new Claim.Former(found.formerOwner(), numbers.since()),
                new Claim.State(facts, items, numbers.older()),
                new Claim.Events(
                        events.get()
                                .subList(
                                        countBelow(found.events(), numbers.seen() + 1),
                                        events.get().size()),
                        events.get()
                                .subList(
                                        countBelow(found.events(), answerFrom(numbers)),
                                        events.get().size())));
    }

    /** What of the past a successor has to know: the answers that are open, and the last of what was said. */
    private static long answerFrom(ClaimedState.Numbers numbers) {
        long open = numbers.openFrom() == 0 ? numbers.count() + 1 : numbers.openFrom();
        return Math.min(open, numbers.count() - ALWAYS_KNOWN + 1);
    }

    private static int countBelow(List<KeptEvent> events, long place) {
        return (int) events.stream().filter(event -> event.place() < place).count();
    }
}
