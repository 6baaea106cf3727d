package dev.voicebox.language.provider;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

import dev.voicebox.language.Timers;

/**
 * The few threads of all language models. They are the module's own: the HTTP client's callbacks come from its selector,
 * where no container context is, and answers wait on timers, not on threads. The class loader is the application's.
 */
final class LanguageThreads implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("language-timer"));
    private final ExecutorService http = Executors.newCachedThreadPool(named("language-http"));

    LanguageThreads() {
        // Each token takes the last timer back: without this, 5 s worth of them would pile up.
        timer.setRemoveOnCancelPolicy(true);
    }

    Timers timers() {
        return Timers.on(timer);
    }

    ExecutorService http() {
        return http;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(LanguageThreads.class.getClassLoader());
            return thread;
        };
    }
}
