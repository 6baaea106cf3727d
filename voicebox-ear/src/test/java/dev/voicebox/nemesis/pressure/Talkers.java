package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.socket.Door;

/** Clients that talk as they should, as long as this is open, and measure what they get. */
final class Talkers implements AutoCloseable {
    private static final long END_MS = 60_000;

    private final List<Talker> talkers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Stretch now = new Stretch("");
    private volatile boolean going = true;

    static Talkers start(Door door, int many) throws IOException {
        Talkers all = new Talkers();
        for (int number = 0; number < many; number++) {
            Talker talker = new Talker(number, door, () -> all.now, () -> all.going);
            Thread thread = new Thread(talker, "nemesis-talker-" + number);
            thread.setDaemon(true);
            all.talkers.add(talker);
            all.threads.add(thread);
        }
        all.threads.forEach(Thread::start);
        return all;
    }

    /** What begins in this time counts. */
    Stretch measure(String who, Duration time) throws InterruptedException {
        Stretch stretch = measure(who);
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        measure("");
        return stretch;
    }

    /** What begins from now on until this is asked again. */
    Stretch measure(String who) {
        Stretch stretch = new Stretch(who);
        now = stretch;
        return stretch;
    }

    /** Lets each end what it has begun. */
    @Override
    public void close() {
        going = false;
        try {
            for (Thread thread : threads) {
                thread.join(END_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of those who are at their end: why they could not go on, and what was wrong with what they heard. */
    List<String> complaints() {
        Stream<String> unended = threads.stream().filter(Thread::isAlive).map(one -> one.getName() + " had no answer");
        Stream<String> failures = talkers.stream().map(Talker::failure).filter(why -> !why.isEmpty());
        Stream<String> wrong = talkers.stream().flatMap(talker -> talker.story().complaints().stream());
        return Stream.of(unended, failures, wrong).flatMap(all -> all).toList();
    }

    List<Operation> operations(History history) {
        return talkers.stream()
                .flatMap(talker -> talker.story().operations(history).stream())
                .toList();
    }
}
