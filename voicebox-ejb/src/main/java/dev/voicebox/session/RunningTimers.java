package dev.voicebox.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.voicebox.effect.Effect;

/** The timers of a session, which end with it. For the session's own thread only. */
final class RunningTimers {
    private final ScheduledExecutorService timers;
    private final Consumer<SessionMessage> mailbox;
    private final List<Future<?>> running = new ArrayList<>();

    RunningTimers(ScheduledExecutorService timers, Consumer<SessionMessage> mailbox) {
        this.timers = timers;
        this.mailbox = mailbox;
    }

    /** Of all sessions. One that ends leaves nothing there: without that its timers would wait for up to an hour. */
    static ScheduledThreadPoolExecutor on(ThreadFactory threads) {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, threads);
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    void start(Effect.StartTimer timer) {
        running.removeIf(Future::isDone);
        running.add(timers.schedule(
                () -> mailbox.accept(new SessionMessage.TimerFired(timer.name())),
                timer.delay().toMillis(),
                TimeUnit.MILLISECONDS));
    }

    void stopAll() {
        running.forEach(timer -> timer.cancel(false));
        running.clear();
    }
}
