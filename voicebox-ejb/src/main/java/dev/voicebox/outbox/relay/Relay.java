package dev.voicebox.outbox.relay;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.voicebox.persistence.outbox.LaneLease;
import dev.voicebox.persistence.outbox.OutboxLanes;
import dev.voicebox.persistence.outbox.OutboxUnavailable;

/**
 * Takes lanes of the outbox and has their events told, until it is stopped. Several may run, in one process or many: a lane
 * belongs to one of them at a time.
 */
public final class Relay implements Runnable {
    /** Few, so that relays that run side by side share what there is. */
    private static final int LANES_AT_ONCE = 4;

    private final String name;
    private final OutboxLanes lanes;
    private final LaneRun laneRun;
    private final RelaySettings settings;
    private final RelayWatch watch;
    private final Semaphore bell = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Thread thread;
    private int failures;
    private boolean sinkSilent;

    /** @param name unlike that of every other relay */
    public Relay(String name, OutboxLanes lanes, LaneRun laneRun, RelaySettings settings, RelayWatch watch) {
        this.name = Objects.requireNonNull(name, "name");
        this.lanes = Objects.requireNonNull(lanes, "lanes");
        this.laneRun = Objects.requireNonNull(laneRun, "laneRun");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.watch = Objects.requireNonNull(watch, "watch");
    }

    /** There is something new; from any thread. */
    public void wake() {
        // More than one rings no louder.
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Ends {@link #run} soon; lanes that it holds are free at once. From any thread. */
    public void stop() {
        stop.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!isStopped()) {
                if (!pass()) {
                    rest();
                }
            }
        } catch (InterruptedException e) {
            // That is how it is stopped.
        } finally {
            thread = null;
        }
    }

    /** After a failure nobody wakes it: that would be a call to the broker for each item that is written. */
    private void rest() throws InterruptedException {
        if (failures > 0) {
            stop.await(settings.pauseAfter(failures).toMillis(), TimeUnit.MILLISECONDS);
        } else {
            bell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            bell.drainPermits();
        }
    }

    /** @return whether there may be more to do at once */
    private boolean pass() throws InterruptedException {
        try {
            List<LaneLease> leases = lanes.claim(name, settings.lease(), LANES_AT_ONCE);
            boolean answers = true;
            try {
                for (LaneLease lease : leases) {
                    answers = answers && !isStopped() && laneRun.run(lease);
                }
            } finally {
                leases.forEach(lanes::release);
            }
            onAnswer(answers, leases.isEmpty());
            return answers && !leases.isEmpty();
        } catch (OutboxUnavailable e) {
            failed(e.getMessage());
            return false;
        }
    }

    /** With nothing to tell, nobody knows whether somebody answers; but the database does. */
    private void onAnswer(boolean answers, boolean nothingToTell) {
        if (!answers && !isStopped()) {
            sinkSilent = true;
            failed("nobody answers where they go");
        } else if (failures > 0 && !(nothingToTell && sinkSilent)) {
            watch.working();
            failures = 0;
            sinkSilent = false;
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    private void failed(String reason) {
        if (failures == 0) {
            watch.interrupted(reason);
        }
        failures++;
    }
}
