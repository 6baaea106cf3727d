package dev.voicebox.tenant;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AskedOnceTest {
    private final AskedOnce<String, Integer> asked = new AskedOnce<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final CountDownLatch under = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void whoAsksMeanwhileGetsTheAnswerOfTheFirst() throws InterruptedException {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> asked.ask("who", this::slowly));
        under.await();
        List<Thread> others = IntStream.range(0, 8)
                .mapToObj(n -> new Thread(() -> asked.ask("who", this::slowly)))
                .toList();
        others.forEach(Thread::start);
        others.forEach(AskedOnceTest::awaitWaiting);

        answered.countDown();

        assertThat(first.join()).isEqualTo(1);
        for (Thread other : others) {
            other.join();
        }
        assertThat(questions).hasValue(1);
    }

    @Test
    void anotherQuestionDoesNotWait() throws InterruptedException {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> asked.ask("who", this::slowly));
        under.await();

        assertThat(asked.ask("where", () -> 7)).isEqualTo(7);
        assertThat(first).isNotDone();
        answered.countDown();
    }

    @Test
    void whoAsksLaterAsksAnew() {
        assertThat(asked.ask("who", questions::incrementAndGet)).isEqualTo(1);
        assertThat(asked.ask("who", questions::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void aFailureIsThatOfTheSourceAndIsNotKept() {
        assertThatThrownBy(() -> asked.ask("who", () -> {
                    throw new IllegalStateException("away");
                }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        assertThat(asked.ask("who", () -> 3)).isEqualTo(3);
    }

    private Integer slowly() {
        int number = questions.incrementAndGet();
        under.countDown();
        try {
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return number;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
