package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import bench.report.Spread;

import dev.voicebox.nemesis.caller.Saying;
import dev.voicebox.nemesis.socket.BareSocket;
import dev.voicebox.nemesis.socket.Door;

/**
 * Clients that ask for spoken answers and read nothing, not even that they are let go: that they find out when they can say
 * nothing any more.
 */
final class Deaf implements AutoCloseable {
    /** As little as the kernel allows. What it takes for its own end, megabytes on loopback, has to be filled first. */
    private static final int ROOM = 1024;
    /** Four times the sound of the same words. */
    private static final String SLOWLY =
            "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"output\":"
                    + "{\"speed\":0.25}}}}";

    private static final int ASKS_EVERY = 3;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<One> all = new ArrayList<>();
    private final Thread voice = new Thread(this::speak, "nemesis-deaf");
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

    private Deaf() {}

    /** All of them are let in, and nobody has said anything. */
    static Deaf open(Door door, int many) throws IOException {
        Deaf deaf = new Deaf();
        for (int i = 0; i < many; i++) {
            deaf.all.add(new One(BareSocket.open(door.withRoom(ROOM))));
        }
        return deaf;
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
                all.stream().filter(one -> one.closedAt == 0).forEach(Deaf::speak);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void speak(One one) {
        if (System.nanoTime() - one.beganAt < one.rounds * ROUND_NANOS) {
            return;
        }
        try {
            if (one.rounds == 0) {
                one.socket.say(SLOWLY);
            }
            if (one.rounds % ASKS_EVERY == 0) {
                one.socket.say(Saying.askAloud("deaf_" + one.rounds).text());
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
