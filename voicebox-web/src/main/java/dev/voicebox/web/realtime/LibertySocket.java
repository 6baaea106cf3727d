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

/**
 * The container's socket. It sends in the caller's thread: what the container sends by itself waits for threads that it
 * keeps busy with waiting, when clients ping. Failures of a connection that is gone are no news: its end is told by the
 * container.
 */
final class LibertySocket implements Socket {
    private static final Logger LOG = System.getLogger(LibertySocket.class.getName());

    private final Session session;
    private final RemoteEndpoint.Basic remote;
    /** While a frame is on its way. */
    private Thread sender;

    LibertySocket(Session session) {
        this.session = session;
        this.remote = session.getBasicRemote();
    }

    @Override
    public void send(String text, Consumer<Throwable> done) {
        Throwable failure = null;
        sending(Thread.currentThread());
        try {
            remote.sendText(text);
        } catch (IOException | RuntimeException e) {
            failure = e;
        } finally {
            sent();
        }
        done.accept(failure);
    }

    private synchronized void sending(Thread thread) {
        sender = thread;
    }

    private synchronized void sent() {
        sender = null;
        // It was for the frame, and not for what the thread does next.
        Thread.interrupted();
    }

    /** Woken, it tries to write again, and finds the connection closed. */
    @Override
    public synchronized void giveUp() {
        if (sender != null) {
            sender.interrupt();
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

    /**
     * The container keeps a connection that it closed until the client's close frame comes, or nothing for 30 s; each message of
     * a client begins them anew. Only one that is larger than it may be ends it at once.
     */
    @Override
    public void cut(int code, String reason) {
        session.setMaxTextMessageBufferSize(0);
        session.setMaxBinaryMessageBufferSize(0);
        close(code, reason);
    }
}
