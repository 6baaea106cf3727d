package dev.voicebox.web.realtime;

import java.util.ArrayDeque;
import java.util.Deque;

/** What waits at a socket, counted in bytes. Not safe for threads: {@link SocketChannel} guards it. */
final class SendQueue {
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private int bytes;
    private Outgoing onItsWay;
    private boolean ended;

    /** {@code false} when nothing more goes out. */
    boolean add(Outgoing frame) {
        if (ended) {
            return false;
        }
        waiting.add(frame);
        bytes += frame.size();
        ended = frame instanceof Outgoing.Close;
        return true;
    }

    /** The next frame, which is then on its way; {@code null} when there is none. */
    Outgoing next() {
        onItsWay = waiting.poll();
        return onItsWay;
    }

    void sent() {
        bytes -= onItsWay == null ? 0 : onItsWay.size();
        onItsWay = null;
    }

    /** Nothing goes out any more. */
    void end() {
        ended = true;
        waiting.clear();
        bytes = onItsWay == null ? 0 : onItsWay.size();
    }

    /** Bytes not yet taken over by the connection, the frame on its way included. */
    int bytes() {
        return bytes;
    }

    Outgoing onItsWay() {
        return onItsWay;
    }

    boolean isEnded() {
        return ended;
    }
}
