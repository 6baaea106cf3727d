package dev.voicebox.web.realtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A connection whose client reads when the test says so. Fails the test when two frames are sent at once. */
final class ScriptedSocket implements Socket {
    final List<String> log = new ArrayList<>();
    private final Deque<Consumer<Throwable>> pending = new ArrayDeque<>();
    private boolean reading = true;

    @Override
    public void send(String text, Consumer<Throwable> done) {
        if (!pending.isEmpty()) {
            throw new AssertionError("two frames on their way at once");
        }
        log.add(text);
        if (reading) {
            done.accept(null);
        } else {
            pending.add(done);
        }
    }

    @Override
    public void ping() {
        log.add("ping");
    }

    @Override
    public void giveUp() {
        log.add("give up");
    }

    @Override
    public void release() {
        log.add("release");
    }

    @Override
    public void close(int code, String reason) {
        log.add("close " + code + " " + reason);
    }

    @Override
    public void cut(int code, String reason) {
        log.add("cut " + code + " " + reason);
    }

    void stopReading() {
        reading = false;
    }

    /** Lets so many frames through, one after the other. */
    void read(int frames) {
        for (int i = 0; i < frames && !pending.isEmpty(); i++) {
            pending.poll().accept(null);
        }
    }

    void readOn() {
        reading = true;
        read(1);
    }

    void fail() {
        pending.poll().accept(new java.io.IOException("cut"));
    }
}
