package dev.voicebox.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One writer for messages from any thread. */
class MailboxTest {
    private static final int SENDERS = 8;
    private static final int EACH = 5_000;

    private record Letter(int sender, int number) {}

    @Test
    @Timeout(20)
    void manyThreadsAreHandledOneAtATimeAndNothingIsLost() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            AtomicInteger inside = new AtomicInteger();
            AtomicBoolean crowded = new AtomicBoolean();
            List<Letter> handled = new ArrayList<>();
            CountDownLatch all = new CountDownLatch(SENDERS * EACH);
            Mailbox<Letter> mailbox = new Mailbox<>(pool, letter -> {
                crowded.compareAndSet(false, inside.incrementAndGet() > 1);
                handled.add(letter);
                inside.decrementAndGet();
                all.countDown();
            });
            for (int sender = 0; sender < SENDERS; sender++) {
                int from = sender;
                senders.execute(
                        () -> IntStream.range(0, EACH).forEach(number -> mailbox.offer(new Letter(from, number))));
            }
            all.await();

            assertThat(crowded).as("two at a time").isFalse();
            int[] next = new int[SENDERS];
            for (Letter letter : handled) {
                assertThat(letter.number()).as("in the order of its sender").isEqualTo(next[letter.sender()]++);
            }
            assertThat(next).containsOnly(EACH);
        } finally {
            senders.shutdownNow();
            pool.shutdownNow();
            pool.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBusyMailboxLetsOthersHaveTheThread() {
        Deque<Runnable> thread = new ArrayDeque<>();
        List<String> handled = new ArrayList<>();
        Mailbox<String> busy = new Mailbox<>(thread::add, handled::add);
        Mailbox<String> other = new Mailbox<>(thread::add, handled::add);
        IntStream.range(0, 200).forEach(number -> busy.offer("busy"));
        other.offer("other");

        while (!thread.isEmpty()) {
            thread.poll().run();
        }
        assertThat(handled.indexOf("other")).isEqualTo(64);
        assertThat(handled).hasSize(201);
    }

    @Test
    void itNeedsNoThreadWhileThereIsNothingToDo() {
        Deque<Runnable> thread = new ArrayDeque<>();
        Mailbox<String> mailbox = new Mailbox<>(thread::add, letter -> {});
        mailbox.offer("a");
        mailbox.offer("b");
        assertThat(thread).hasSize(1);

        thread.poll().run();
        assertThat(thread).isEmpty();
    }

    @Test
    void whatTheOwnerSendsItselfComesAfterWhatItHandles() {
        List<Integer> handled = new ArrayList<>();
        AtomicInteger depth = new AtomicInteger();
        Mailbox<?>[] self = new Mailbox<?>[1];
        Mailbox<Integer> mailbox = new Mailbox<>(Runnable::run, number -> {
            assertThat(depth.incrementAndGet()).isEqualTo(1);
            if (number < 1_000) {
                offer(self[0], number + 1);
            }
            handled.add(number);
            depth.decrementAndGet();
        });
        self[0] = mailbox;
        mailbox.offer(0);

        assertThat(handled).isEqualTo(IntStream.rangeClosed(0, 1_000).boxed().toList());
    }

    @Test
    void afterARefusedThreadTheNextMessageBringsBoth() {
        AtomicBoolean full = new AtomicBoolean(true);
        List<String> handled = new ArrayList<>();
        Mailbox<String> mailbox = new Mailbox<>(
                task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                },
                handled::add);
        assertThatThrownBy(() -> mailbox.offer("a")).isInstanceOf(RejectedExecutionException.class);

        full.set(false);
        mailbox.offer("b");
        assertThat(handled).containsExactly("a", "b");
    }

    @SuppressWarnings("unchecked")
    private static void offer(Mailbox<?> mailbox, int number) {
        ((Mailbox<Integer>) mailbox).offer(number);
    }
}
