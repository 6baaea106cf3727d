package dev.voicebox.language.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

import dev.voicebox.language.Timers;

/** The few threads of all language models: answers wait on timers and sockets, not on threads. */
public final class LanguageThreads implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService http;

    public LanguageThreads(ThreadFactory threads) {
        timer = new ScheduledThreadPoolExecutor(1, threads);
        // Each token takes the last timer back: without this, 5 s worth of them would pile up.
        timer.setRemoveOnCancelPolicy(true);
        http = Executors.newCachedThreadPool(threads);
    }

    public Timers timers() {
        return Timers.on(timer);
    }

    public ExecutorService http() {
        return http;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.shutdownNow();
    }
}
