package dev.voicebox.web.realtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

    private static final long RELEASE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Session session;
    private final RemoteEndpoint.Basic remote;
    /** Threads that are in the container's write of a frame, of whatever kind: each may be kept there by a client that does not read. */
    private final Set<Thread> writing = new HashSet<>();

    LibertySocket(Session session) {
        this.session = session;
        this.remote = session.getBasicRemote();
    }

    @Override
    public void send(String text, Consumer<Throwable> done) {
        done.accept(write(() -> remote.sendText(text)));
    }

    @Override
    public void ping() {
        Exception failure = write(() -> remote.sendPing(ByteBuffer.allocate(0)));
        if (failure != null) {
            LOG.log(Level.DEBUG, "a ping could not be sent", failure);
        }
    }

    @Override
    public void close(int code, String reason) {
        Exception failure = write(() -> session.close(new CloseReason(CloseCodes.getCloseCode(code), reason)));
        if (failure != null) {
            LOG.log(Level.DEBUG, "a socket could not be closed", failure);
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    /** Returns why it failed, or {@code null}. */
    private Exception write(Write frame) {
        enter();
        try {
            frame.run();
            return null;
        } catch (IOException | RuntimeException e) {
            return e;
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        writing.add(Thread.currentThread());
    }

    private synchronized void leave() {
        writing.remove(Thread.currentThread());
        notifyAll();
        // It was for the frame, and not for what the thread does next.
        Thread.interrupted();
    }

    /** Woken, they try to write again, and find the connection broken. */
    @Override
    public synchronized void giveUp() {
        others().forEach(Thread::interrupt);
    }

    /**
     * When the endpoint has been told that a connection broke, the container writes a close frame over whatever is being written, and
     * closes its end: who is woken after that finds neither a failure nor the connection, and waits again.
     */
    @Override
    public synchronized void release() {
        giveUp();
        long end = System.nanoTime() + RELEASE_NANOS;
        try {
            for (long left = RELEASE_NANOS; left > 0 && !others().isEmpty(); left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The container may tell of the end in the thread that writes the close frame. */
    private List<Thread> others() {
        return writing.stream()
                .filter(thread -> thread != Thread.currentThread())
                .toList();
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
