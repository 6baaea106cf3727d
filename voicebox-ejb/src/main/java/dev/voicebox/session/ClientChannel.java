package dev.voicebox.session;

import dev.voicebox.event.ServerEvent;

/** A session's way to its client. Called by the session only, one call at a time; never blocks. */
public interface ClientChannel {

    void send(String eventId, ServerEvent event);

    /** Everything sent before goes out first. */
    void close(int code, String reason);
}
