package dev.voicebox.resume;

import java.util.List;
import java.util.Optional;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Gateways that share the state of sessions, for the contract that every such state keeps. */
public interface Fleet extends AutoCloseable {

    /** Another one. */
    Gateway gateway(String name);

    /** Nothing answers. */
    void goAway();

    /** It answers again, and has forgotten everything. */
    void comeBackEmpty();

    /** Nobody has said for a while that the session lives, but it may still be resumed. */
    void fallQuiet(SessionKey key);

    /** Nobody has said that the session lives for longer than it may be resumed. */
    void fallSilent(SessionKey key);

    /** What one of several sweepers ends. */
    List<SessionKey> sweep();

    /** Whether anything of the session is left. */
    boolean holds(SessionKey key);

    @Override
    void close();

    /** One of them. */
    interface Gateway {
        SessionStates states();

        EventLog log();

        /** Everything that waits is done, and what can be made good is. */
        void settle();

        void beat();

        /** Leases that it was told are lost. */
        List<Lease> lost();

        default Appended say(Lease lease, String id, String type, Keeping keeping) {
            Appended[] what = new Appended[1];
            log().append(
                            lease,
                            new StoredEvent(id, type, "{\"event_id\":\"" + id + "\"}"),
                            keeping,
                            told -> what[0] = told);
            settle();
            return what[0];
        }

        default Appended say(Lease lease, String id) {
            return say(lease, id, "session.updated", Keeping.STORED);
        }

        default Optional<List<String>> replayed(Lease lease, String after) {
            List<Optional<List<StoredEvent>>> told = new java.util.ArrayList<>();
            log().replay(lease, after, told::add);
            settle();
            return told.get(0).map(Fleet::ids);
        }
    }

    static List<String> ids(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::id).toList();
    }

    static SessionKey key(String session) {
        return new SessionKey(new TenantId("acme"), new ProjectId("main"), new SessionId(session));
    }
}
