package dev.voicebox.session;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.SessionId;

/** One client's end of a session that may get others: what comes over it counts as long as it is the last. */
record SessionLine(RealtimeSession session, long number) implements SessionHandle {

    @Override
    public SessionId id() {
        return session.id();
    }

    @Override
    public void offer(ClientEvent event) {
        happens(new SessionMessage.ClientSpoke(event));
    }

    @Override
    public void refuse(ProtocolError error) {
        happens(new SessionMessage.ClientRefused(error));
    }

    @Override
    public void writable(boolean writable) {
        happens(new SessionMessage.ClientWritable(writable));
    }

    @Override
    public void disconnected(int code) {
        happens(new SessionMessage.ClientGone(code));
    }

    private void happens(SessionMessage said) {
        session.happens(new SessionMessage.OnLine(number, said));
    }
}
