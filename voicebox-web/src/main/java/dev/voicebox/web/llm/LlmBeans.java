package dev.voicebox.web.llm;

import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.completion.Completions;
import dev.voicebox.language.Timers;
import dev.voicebox.usage.call.CallUsage;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class LlmBeans {

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory factory;

    private ScheduledThreadPoolExecutor timer;

    @Produces
    @Singleton
    LlmDesk desk(Completions completions, CallUsage usage) {
        timer = new ScheduledThreadPoolExecutor(1, factory);
        return new LlmDesk(completions, usage, Timers.on(timer), Clock.systemUTC());
    }

    @PreDestroy
    void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
