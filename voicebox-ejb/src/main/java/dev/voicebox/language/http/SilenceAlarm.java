package dev.voicebox.language.http;

import java.time.Duration;

import dev.voicebox.language.Timers;

/** Rings when nothing came for too long. Each expectation replaces the one before; a replaced one never rings. */
public final class SilenceAlarm {
    private final Timers timers;
    private final Runnable onSilence;
    private Runnable takeBack = () -> {};
    private long expectation;
    private boolean stopped;

    public SilenceAlarm(Timers timers, Runnable onSilence) {
        this.timers = timers;
        this.onSilence = onSilence;
    }

    public synchronized void expectWithin(Duration limit) {
        if (stopped) {
            return;
        }
        takeBack.run();
        long mine = ++expectation;
        takeBack = timers.after(limit, () -> ring(mine));
    }

    public synchronized void stop() {
        stopped = true;
        takeBack.run();
    }

    private void ring(long which) {
        synchronized (this) {
            if (stopped || which != expectation) {
                return;
            }
        }
        onSilence.run();
    }
}
