package dev.voicebox.session.line;

import java.time.Instant;

import dev.voicebox.event.ServerEvent;
import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.StateChange;

/**
 * The way to the client: each event gets an id of its own. For the session's own thread only. Of a session that cannot be
 * resumed, only {@link #send} and {@link #close} do anything.
 */
public interface ClientOutlet {

    void send(ServerEvent event);

    /** Everything sent before goes out first. */
    void close(int code, String reason);

    /** Something that another server has to know to go on with the session. */
    default void note(StateChange change) {}

    /** Whether what came over this line comes from the client that the session has now. */
    default boolean isOn(long line) {
        return true;
    }

    /** The client has said something. */
    default void heard(Instant now) {}

    /** The client is gone: what is said from now on waits for it. */
    default void detach() {}

    /**
     * A client is there again; one that was still there is told to go.
     *
     * @return false when it comes later than the next one, and is told to go itself
     */
    default boolean attach(Attachment next, Instant now) {
        return false;
    }

    /** The session has ended before the client was back. */
    default void refuse() {}

    /** What the client has not seen goes out now. */
    default void replay() {}

    /** The session is over. */
    default void end(EndReason why) {}

    /** The session is not over, but no longer here. */
    default void release() {}
}
