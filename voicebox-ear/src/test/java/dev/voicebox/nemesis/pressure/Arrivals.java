package dev.voicebox.nemesis.pressure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.voicebox.nemesis.caller.Story;
import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.socket.Door;

/** Clients that come at fixed moments, however long the others wait: an open load. */
final class Arrivals {
    /** Of so many calls one is kept, for the checkers. */
    private static final int SAMPLE = 50;

    private static final long STACK_BYTES = 256 * 1024;
    private static final long END_MINUTES = 3;

    private final Door door;
    private final List<Story> stories = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    Arrivals(Door door) {
        this.door = door;
    }

    /** Returns when all of them have ended. */
    Step come(double perSecond, Duration time) throws InterruptedException {
        // As many as there are calls at a time: none waits for another here.
        ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(null, task, "caller", STACK_BYTES));
        long begin = System.nanoTime();
        Step step = new Step(perSecond, begin, time);
        long count = Math.round(perSecond * time.toNanos() / 1e9);
        for (long i = 0; i < count; i++) {
            long due = begin + Math.round(i * 1e9 / perSecond);
            LockSupport.parkNanos(due - System.nanoTime());
            threads.execute(() -> call(due, step));
        }
        threads.shutdown();
        if (!threads.awaitTermination(END_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("calls that began " + END_MINUTES + " minutes ago have not ended");
        }
        return step;
    }

    private void call(long due, Step step) {
        int number = calls.incrementAndGet();
        Story story = number % SAMPLE == 0 ? new Story(number) : null;
        CallEnd end = new ShortCall(due, story).make(door);
        step.ended(end);
        if (story != null && end.is(CallEnd.Kind.DONE)) {
            stories.add(story);
        }
    }

    /** Of the calls that were kept: what is wrong with what they heard. */
    List<String> complaints() {
        return stories.stream().flatMap(story -> story.complaints().stream()).toList();
    }

    List<Operation> operations(History history) {
        return stories.stream()
                .flatMap(story -> story.operations(history).stream())
                .toList();
    }

    static List<CallEnd> wrong(Stream<Step> steps) {
        return steps.flatMap(step -> step.all().stream())
                .filter(end -> end.is(CallEnd.Kind.WRONG))
                .toList();
    }
}
