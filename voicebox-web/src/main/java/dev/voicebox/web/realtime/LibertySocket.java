package dev.voicebox.web.realtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

/** The container's socket. Failures of a connection that is gone are no news: its end is told by the container. */
final class LibertySocket implements Socket {
    private static final Logger LOG = System.getLogger(LibertySocket.class.getName());

    private final Session session;
    private final RemoteEndpoint.Async remote;

    LibertySocket(Session session) {
        this.session = session;
        this.remote = session.getAsyncRemote();
    }

    @Override
    public void send(String text, Consumer<Throwable> done) {
        try {
            remote.sendText(text, result -> done.accept(result.isOK() ? null : failure(result.getException())));
        } catch (RuntimeException e) {
            done.accept(e);
        }
    }

    @Override
    public void ping() {
        try {
            remote.sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a ping could not be sent", e);
        }
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a socket could not be closed", e);
        }
    }

    private static Throwable failure(Throwable known) {
        return known == null ? new IOException("the frame could not be sent") : known;
    }
}
