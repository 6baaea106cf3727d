package dev.voicebox.session.line;

import java.util.List;

import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.ClientChannel;

/**
 * One client's end, behind the log: events come out of it in order, on any thread, and the line is closed when the last that
 * was put in is out.
 */
final class Line {
    private static final Runnable NOTHING = () -> {};

    private final ClientChannel channel;
    private int underWay;
    private boolean broken;
    private Runnable farewell = NOTHING;

    Line(ClientChannel channel) {
        this.channel = channel;
    }

    /** Where nobody is. */
    static Line nowhere() {
        return new Line(null);
    }

    /** Something will {@link #arrive}, or {@link #leave}. */
    synchronized void expect() {
        underWay++;
    }

    /** So many characters more are between the session and the client, or fewer. */
    void carries(int characters) {
        if (channel != null) {
            channel.onItsWay(characters);
        }
    }

    void arrive(List<StoredEvent> events) {
        if (isReachable()) {
            events.forEach(channel::send);
        }
        leave();
    }

    /** It is not to be said. */
    void leave() {
        Runnable last;
        synchronized (this) {
            underWay--;
            last = takeFarewell();
        }
        last.run();
    }

    /** Nothing comes after {@code error}, whatever is under way. */
    void breakOff(StoredEvent error, int code, String reason) {
        if (isReachable()) {
            channel.send(error);
            channel.close(code, reason);
        }
        synchronized (this) {
            broken = true;
        }
        leave();
    }

    void close(int code, String reason) {
        if (channel == null) {
            return;
        }
        Runnable last;
        synchronized (this) {
            farewell = broken ? NOTHING : () -> channel.close(code, reason);
            last = takeFarewell();
        }
        last.run();
    }

    private synchronized boolean isReachable() {
        return channel != null && !broken;
    }

    private Runnable takeFarewell() {
        if (underWay > 0) {
            return NOTHING;
        }
        Runnable taken = farewell;
        farewell = NOTHING;
        return taken;
    }
}
