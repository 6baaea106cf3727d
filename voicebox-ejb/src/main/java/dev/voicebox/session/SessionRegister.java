package dev.voicebox.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.voicebox.resume.Lease;
import dev.voicebox.resume.SessionKey;

/** The sessions that live on this server, and with which leases. */
final class SessionRegister {
    /** Not by their ids: where clients choose them, two tenants may have chosen the same. */
    private final Map<RealtimeSession, SessionOwner> sessions = new ConcurrentHashMap<>();

    private final Map<SessionKey, Leased> leased = new ConcurrentHashMap<>();

    /** A session that can be resumed, and the last lease that it got here. */
    record Leased(RealtimeSession session, Lease lease) {}

    void add(RealtimeSession session, SessionOwner owner) {
        sessions.put(session, owner);
    }

    void lease(RealtimeSession session, Lease lease) {
        leased.put(lease.key(), new Leased(session, lease));
    }

    Optional<Leased> find(SessionKey key) {
        return Optional.ofNullable(leased.get(key));
    }

    void remove(RealtimeSession session) {
        SessionOwner owner = sessions.remove(session);
        if (owner != null) {
            SessionKey key = new SessionKey(owner.tenant(), owner.project(), owner.session());
            leased.computeIfPresent(key, (same, held) -> held.session() == session ? null : held);
        }
    }

    Collection<SessionOwner> owners() {
        return List.copyOf(sessions.values());
    }

    List<RealtimeSession> of(Predicate<SessionOwner> which) {
        return sessions.entrySet().stream()
                .filter(open -> which.test(open.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    int size() {
        return sessions.size();
    }
}
