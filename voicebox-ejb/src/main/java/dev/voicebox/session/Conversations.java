package dev.voicebox.session;

/** Opens sessions. The edge knows this, {@link SessionHandle} and {@link ClientChannel}, and nothing else of a session. */
public interface Conversations {

    /**
     * Opens a session; {@code session.created} goes out through the channel at once.
     *
     * @throws dev.voicebox.event.ProtocolViolation when the model is not served or the bound config is not valid: the
     *     edge sends its error and closes 4000
     */
    SessionHandle open(SessionRequest request, ClientChannel channel) throws dev.voicebox.event.ProtocolViolation;

    /** Sessions that are open on this server. */
    int openSessions();

    /** Whether new sessions are taken; false from the moment the server is told to stop. */
    boolean isAccepting();
}
