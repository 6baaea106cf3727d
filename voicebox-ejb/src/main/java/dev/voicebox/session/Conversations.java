package dev.voicebox.session;

import java.util.Collection;
import java.util.function.Predicate;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.SessionId;

/** Opens sessions. The edge knows this, {@link SessionHandle} and {@link ClientChannel}, and nothing else of a session. */
public interface Conversations {

    /**
     * Opens a session; {@code session.created} goes out through the channel at once. Where sessions can be resumed this waits,
     * for half a second at most.
     *
     * @throws ProtocolViolation when the model is not served or the bound config is not valid: the
     *     edge sends its error and closes 4000
     */
    SessionHandle open(SessionRequest request, ClientChannel channel) throws ProtocolViolation;

    /**
     * Opens a session that has its id from elsewhere and may have a past. Within a tenant, nobody else may hold it.
     *
     * @throws ProtocolViolation as {@link #open}
     */
    SessionHandle takeUp(SessionId id, SessionPast past, SessionRequest request, ClientChannel channel)
            throws ProtocolViolation;

    /**
     * Brings a client back to its session, here or from wherever it is: {@code session.created} with what it has not seen goes
     * out through the channel. A client that is still there is told to go. Waits, for half a second at most.
     *
     * @throws ProtocolViolation with {@code session_not_resumable}
     */
    SessionHandle resume(ResumeRequest request, ClientChannel channel) throws ProtocolViolation;

    /**
     * The configuration that a session with this request would have.
     *
     * @throws ProtocolViolation as {@link #open}
     */
    SessionConfig configOf(SessionRequest request) throws ProtocolViolation;

    /** Whose the sessions are that are open on this server. */
    Collection<SessionOwner> owners();

    /**
     * Ends sessions at once, each with an {@code error} to its client and close 4000. Returns before they have ended.
     *
     * @return how many
     */
    int end(Predicate<SessionOwner> which, Ending why);

    /** Sessions that are open on this server. */
    int openSessions();

    /** Whether new sessions are taken: not before the speech engines are loaded, and not once the server is told to stop. */
    boolean isAccepting();

    /**
     * Takes no new sessions and lets the others end: each finishes its running answer, for 25 s at most, and closes its
     * client with 1012. Returns at once; {@link #openSessions()} tells how many are left.
     */
    void stop();
}
