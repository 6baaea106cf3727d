package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import bench.report.Spread;

import dev.voicebox.nemesis.caller.Saying;
import dev.voicebox.nemesis.socket.BareSocket;
import dev.voicebox.nemesis.socket.Door;
import dev.voicebox.nemesis.socket.Refused;

/** Clients that have much said to them, and read all of it or none. */
final class Askers implements AutoCloseable {
    /** As little as the kernel allows. What it takes for its own end has to be filled first. */
    private static final int ROOM = 1024;
    /** Four times the sound of the same words. */
    private static final String SLOWLY =
            "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"output\":"
                    + "{\"speed\":0.25}}}}";

    private static final int TRIES = 40;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int ASKS_EVERY = 3;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final boolean reading;
    private final List<One> all = new ArrayList<>();
    private final LongAdder read = new LongAdder();
    private final Thread voice = new Thread(this::speak, "nemesis-askers");
    private volatile Duration spread = Duration.ZERO;
    private volatile boolean going = true;

    /** One of them, and when it spoke for the first time, and found that nobody was there any more. */
    private static final class One {
        private final BareSocket socket;
        private long beganAt;
        private volatile long closedAt;
        private int rounds;

        private One(BareSocket socket) {
            this.socket = socket;
        }
    }

    private Askers(boolean reading) {
        this.reading = reading;
    }

    /**
     * They read nothing, not even that they are let go: that they find out when they can say nothing any more, and go on asking
     * until then. They have one answer at most. All of them are let in, and nobody has said anything.
     */
    static Askers deaf(Door door, int many) throws IOException {
        return open(false, door.withRoom(ROOM), many);
    }

    /** They have one answer, as the deaf, and read it. */
    static Askers reading(Door door, int many) throws IOException {
        return open(true, door, many);
    }

    private static Askers open(boolean reading, Door door, int many) throws IOException {
        Askers askers = new Askers(reading);
        for (int i = 0; i < many; i++) {
            One one = new One(letIn(door));
            askers.all.add(one);
            if (reading) {
                Thread ear = new Thread(() -> askers.listen(one), "nemesis-ear");
                ear.setDaemon(true);
                ear.start();
            }
        }
        return askers;
    }

    /** So many at once make a busy server refuse some; that is another run's subject. */
    private static BareSocket letIn(Door door) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return BareSocket.open(door);
            } catch (Refused refused) {
                if (!refused.isForNow() || tries == TRIES) {
                    throw refused;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void listen(One one) {
        try {
            one.socket.ignoreAll(read);
        } catch (IOException closed) {
            // By the end of this run, or by the server: then it can say nothing either.
        }
    }

    /** @param over this time they begin to speak, one after the other */
    void speak(Duration over) {
        spread = over;
        voice.setDaemon(true);
        voice.start();
    }

    private void speak() {
        long begin = System.nanoTime();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).beganAt = begin + i * spread.toNanos() / all.size();
        }
        try {
            while (going) {
                all.stream().filter(one -> one.closedAt == 0).forEach(this::speak);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void speak(One one) {
        if (System.nanoTime() - one.beganAt < one.rounds * ROUND_NANOS) {
            return;
        }
        try {
            if (one.rounds == 0) {
                one.socket.say(SLOWLY);
            }
            if (one.rounds == 0 || !reading && one.rounds % ASKS_EVERY == 0) {
                one.socket.say(Saying.askAloud("asker_" + one.rounds).text());
            } else {
                one.socket.feel();
            }
            one.rounds++;
        } catch (IOException gone) {
            one.closedAt = System.nanoTime();
        }
    }

    long open() {
        return all.stream().filter(one -> one.closedAt == 0).count();
    }

    /** MB of sound and all else that was read. */
    double readMb() {
        return read.sum() / 1e6;
    }

    /** From the first word until each found that it was let go; of those that were. */
    Spread closedAfterMs() {
        return Spread.of(all.stream()
                .filter(one -> one.closedAt != 0)
                .map(one -> (one.closedAt - one.beganAt) / 1e6)
                .toList());
    }

    @Override
    public void close() throws IOException {
        going = false;
        for (One one : all) {
            one.socket.close();
        }
    }
}
