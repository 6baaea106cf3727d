package dev.voicebox.session;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.effect.Effect;

import static org.assertj.core.api.Assertions.assertThat;

class RunningTimersTest {
    private final ScheduledThreadPoolExecutor all = RunningTimers.on(Thread::new);

    @AfterEach
    void close() {
        all.shutdownNow();
    }

    @Test
    void aSessionThatHasEndedLeavesNoTimerBehind() {
        RunningTimers ended = new RunningTimers(all, message -> {});
        RunningTimers goesOn = new RunningTimers(all, message -> {});
        ended.start(inAnHour());
        ended.start(inAnHour());
        goesOn.start(inAnHour());

        ended.stopAll();

        assertThat(all.getQueue()).hasSize(1);
    }

    private static Effect.StartTimer inAnHour() {
        return new Effect.StartTimer("expiry", Duration.ofHours(1));
    }
}
