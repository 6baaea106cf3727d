package dev.voicebox.session;

import dev.voicebox.event.SessionId;

/** One client's end of a session that may get others: what comes over it counts as long as it is the last. */
record SessionLine(RealtimeSession session, long number) implements ClientEnd {

    @Override
    public SessionId id() {
        return session.id();
    }

    @Override
    public void happens(SessionMessage said) {
        session.happens(new SessionMessage.OnLine(number, said));
    }
}
