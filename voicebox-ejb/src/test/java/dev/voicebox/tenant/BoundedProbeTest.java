package dev.voicebox.tenant;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedProbeTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private final Deque<Runnable> queue = new ArrayDeque<>();

    @Test
    void anAnswerInTimeIsGiven() {
        assertThat(new BoundedProbe(() -> true, Runnable::run, SHORT).ask()).isTrue();
        assertThat(new BoundedProbe(() -> false, Runnable::run, SHORT).ask()).isFalse();
    }

    @Test
    void noAnswerInTimeIsANo() {
        assertThat(new BoundedProbe(() -> true, queue::add, SHORT).ask()).isFalse();
    }

    @Test
    void whileOneQuestionHangsNoOtherIsSent() {
        BoundedProbe probe = new BoundedProbe(() -> true, queue::add, SHORT);

        probe.ask();
        probe.ask();

        assertThat(queue).hasSize(1);
    }

    @Test
    void afterALateAnswerItAsksAgain() {
        BoundedProbe probe = new BoundedProbe(() -> true, queue::add, SHORT);
        probe.ask();
        queue.remove().run();

        probe.ask();

        assertThat(queue).hasSize(1);
    }

    @Test
    void aFailureIsANo() {
        BoundedProbe probe = new BoundedProbe(
                () -> {
                    throw new IllegalStateException("away");
                },
                Runnable::run,
                SHORT);

        assertThat(probe.ask()).isFalse();
    }

    @Test
    void aServerThatStopsAnswersNo() {
        BoundedProbe probe = new BoundedProbe(
                () -> true,
                task -> {
                    throw new RejectedExecutionException("stopping");
                },
                SHORT);

        assertThat(probe.ask()).isFalse();
    }
}
