package dev.voicebox.session;

import dev.voicebox.event.ServerEvent;
import dev.voicebox.resume.StoredEvent;

/** A session's way to its client. Called one call at a time; never blocks. */
public interface ClientChannel {

    /** Of a session that cannot be resumed, and before there is one. */
    void send(String eventId, ServerEvent event);

    /** Of a session that can be resumed: the event was written already. */
    void send(StoredEvent event);

    /**
     * So many characters more are on their way here, or fewer where it is negative: what has not come yet also waits for the client.
     * For any thread.
     */
    default void onItsWay(int characters) {}

    /** Everything sent before goes out first. */
    void close(int code, String reason);
}
