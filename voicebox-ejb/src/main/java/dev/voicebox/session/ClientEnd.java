package dev.voicebox.session;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ProtocolError;

/** What comes from a client becomes messages to its session. */
interface ClientEnd extends SessionHandle {

    /** On any thread. */
    void happens(SessionMessage message);

    @Override
    default void offer(ClientEvent event) {
        happens(new SessionMessage.ClientSpoke(event));
    }

    @Override
    default void refuse(ProtocolError error) {
        happens(new SessionMessage.ClientRefused(error));
    }

    @Override
    default void writable(boolean writable) {
        happens(new SessionMessage.ClientWritable(writable));
    }

    @Override
    default void disconnected(int code) {
        happens(new SessionMessage.ClientGone(code));
    }
}
