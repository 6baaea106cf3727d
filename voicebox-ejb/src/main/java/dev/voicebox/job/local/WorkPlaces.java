package dev.voicebox.job.local;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Where work runs: ears and voice apart, so that long utterances never hold up an answer; and tones, which take
 * milliseconds, apart from both. Glances, which nobody waits for, go one after the other.
 */
record WorkPlaces(Executor ears, Executor glances, Executor tones, Executor voice, Later later) {

    /** One lane each, as wide as the machine has cores; that of glances is as narrow as can be. */
    static WorkPlaces on(Executor threads, int cores, Later later) {
        return new WorkPlaces(
                new Lane(threads, cores),
                new Lane(threads, 1),
                new Lane(threads, cores),
                new Lane(threads, cores),
                later);
    }

    void hear(Duration delay, Runnable task) {
        start(ears, delay, task);
    }

    void glance(Runnable task) {
        glances.execute(task);
    }

    void listen(Runnable task) {
        tones.execute(task);
    }

    void speak(Duration delay, Runnable task) {
        start(voice, delay, task);
    }

    private void start(Executor place, Duration delay, Runnable task) {
        if (delay.isZero()) {
            place.execute(task);
        } else {
            later.after(delay, () -> place.execute(task));
        }
    }
}
