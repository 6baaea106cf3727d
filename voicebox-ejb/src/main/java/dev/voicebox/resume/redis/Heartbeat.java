package dev.voicebox.resume.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.session.LivingSessions;
import dev.voicebox.persistence.redis.session.SessionAddress;
import dev.voicebox.persistence.redis.session.SessionStateStore;
import dev.voicebox.persistence.redis.session.SessionStateStore.Beat;
import dev.voicebox.persistence.redis.session.WriteOutcome;
import dev.voicebox.resume.log.Contact;
import dev.voicebox.resume.log.StateForm;
import dev.voicebox.resume.owned.OwnedSession;
import dev.voicebox.resume.owned.OwnedSessions;
import dev.voicebox.tenant.TenantId;

/** Says that the sessions of this gateway live, and finds those that do not. To be run every {@link #BEAT}. */
public final class Heartbeat implements Runnable {
    /** A third of how long a session counts as alive: two may be missed. */
    public static final Duration BEAT = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());
    private static final int AT_ONCE = 256;

    private final String gateway;
    private final OwnedSessions owned;
    private final SessionStateStore store;
    private final LivingSessions living;
    private final Duration window;
    private final Contact contact;

    /**
     * What it is made of.
     *
     * @param gateway name of this one
     */
    public record Parts(String gateway, OwnedSessions owned, SessionStateStore store, LivingSessions living) {}

    public Heartbeat(Parts parts, Duration window, Contact contact) {
        this.gateway = parts.gateway();
        this.owned = parts.owned();
        this.store = parts.store();
        this.living = parts.living();
        this.window = Objects.requireNonNull(window, "window");
        this.contact = Objects.requireNonNull(contact, "contact");
    }

    @Override
    public void run() {
        beat(owned.all());
    }

    /** A session of this name may have been claimed by another gateway. */
    public void check(TenantId tenant, SessionId session) {
        beat(owned.named(tenant, session));
    }

    private void beat(Collection<OwnedSession> sessions) {
        List<OwnedSession> all = new ArrayList<>(sessions);
        try {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                beatSome(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            }
        } catch (RedisUnavailable e) {
            LOG.log(Level.FINE, "resume: it cannot be said that the sessions of this server live", e);
        }
    }

    private void beatSome(List<OwnedSession> sessions) {
        contact.tick();
        long now = contact.now();
        List<Beat> beats = sessions.stream()
                .map(session -> new Beat(
                        StateForm.address(session.key()), session.lease().epoch(), gateway))
                .toList();
        List<WriteOutcome> outcomes = store.beat(beats, window);
        List<SessionAddress> alive = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (tell(sessions.get(i), outcomes.get(i), now)) {
                alive.add(beats.get(i).session());
            }
        }
        living.touch(alive);
    }

    /** Whether it lives, as far as is known. */
    private boolean tell(OwnedSession session, WriteOutcome outcome, long now) {
        switch (outcome) {
            case OK -> {
                session.heard(now);
                return true;
            }
            case FENCED -> owned.lose(session);
            case GONE -> {
                if (contact.isDoubtful(session)) {
                    owned.lose(session);
                } else {
                    owned.markUnwritten(session);
                }
            }
            case STEP, REFUSED -> {}
        }
        return false;
    }
}
