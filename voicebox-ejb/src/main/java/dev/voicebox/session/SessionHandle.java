package dev.voicebox.session;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.SessionId;

/** The edge's end of a session. All methods return at once and may be called from any thread. */
public interface SessionHandle {

    SessionId id();

    void offer(ClientEvent event);

    /** The client sent something that is no event; the session answers with the error and goes on. */
    void refuse(ProtocolError error);

    /** The channel can take more ({@code true}) or holds more than 512 KiB that the client has not read. */
    void writable(boolean writable);

    /** The client is gone. {@code code} is its close code, 1006 when the connection was lost. */
    void disconnected(int code);
}
