package dev.voicebox.web.realtime;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.SessionId;
import dev.voicebox.session.SessionHandle;

/** Notes what the edge says to a session. */
final class RecordingSession implements SessionHandle {
    final List<String> log = new ArrayList<>();

    @Override
    public SessionId id() {
        return new SessionId("sess_1");
    }

    @Override
    public void offer(ClientEvent event) {
        log.add("offer " + event.getClass().getSimpleName());
    }

    @Override
    public void refuse(ProtocolError error) {
        log.add("refuse " + error.code().wire());
    }

    @Override
    public void writable(boolean writable) {
        log.add("writable " + writable);
    }

    @Override
    public void disconnected(int code) {
        log.add("disconnected " + code);
    }
}
