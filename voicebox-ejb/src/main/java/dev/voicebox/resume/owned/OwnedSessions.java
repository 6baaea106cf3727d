package dev.voicebox.resume.owned;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.SessionId;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.tenant.TenantId;

/** The sessions of this gateway. For any thread. */
public final class OwnedSessions {
    private static final Logger LOG = Logger.getLogger(OwnedSessions.class.getName());

    private final Map<SessionKey, OwnedSession> sessions = new ConcurrentHashMap<>();
    private final Queue<OwnedSession> unwritten = new ConcurrentLinkedQueue<>();
    private final List<Consumer<Lease>> listeners = new CopyOnWriteArrayList<>();

    /** It is here from now on; one that was here under its name was lost before. */
    public void add(OwnedSession session) {
        OwnedSession lost = sessions.put(session.key(), session);
        if (lost != null) {
            tell(lost.lease());
        }
    }

    public Optional<OwnedSession> find(SessionKey key) {
        return Optional.ofNullable(sessions.get(key));
    }

    /** The one that this lease is of. */
    public Optional<OwnedSession> find(Lease lease) {
        return find(lease.key()).filter(session -> session.isOf(lease));
    }

    public Collection<OwnedSession> all() {
        return List.copyOf(sessions.values());
    }

    public List<OwnedSession> named(TenantId tenant, SessionId id) {
        return sessions.values().stream()
                .filter(one ->
                        one.key().tenant().equals(tenant) && one.key().session().equals(id))
                .toList();
    }

    /** It is not here any more; whether it was. */
    public boolean remove(OwnedSession session) {
        return sessions.remove(session.key(), session);
    }

    /** Another gateway has it: listeners are told, once. */
    public void lose(OwnedSession session) {
        if (remove(session)) {
            tell(session.lease());
        }
    }

    public void onLost(Consumer<Lease> listener) {
        listeners.add(listener);
    }

    /** What it remembers is to be written as a whole. */
    public void markUnwritten(OwnedSession session) {
        if (session.markUnwritten()) {
            unwritten.add(session);
        }
    }

    /** One that is still here and has to be written; whoever takes it writes it, or marks it again. */
    public Optional<OwnedSession> takeUnwritten() {
        OwnedSession next = unwritten.poll();
        while (next != null && sessions.get(next.key()) != next) {
            next = unwritten.poll();
        }
        return Optional.ofNullable(next);
    }

    /** It could not be written: it is taken again, behind the others. */
    public void putBack(OwnedSession session) {
        unwritten.add(session);
    }

    public boolean hasUnwritten() {
        return !unwritten.isEmpty();
    }

    private void tell(Lease lost) {
        for (Consumer<Lease> listener : listeners) {
            try {
                listener.accept(lost);
            } catch (RuntimeException bug) {
                LOG.log(
                        Level.SEVERE,
                        "resume: that session " + lost.key().session() + " was lost could not be told",
                        bug);
            }
        }
    }
}
