package dev.voicebox.tenant;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Asks something that may hang, on another thread. While an answer is awaited, no second question is sent. */
final class BoundedProbe {

    private final BooleanSupplier question;
    private final Executor executor;
    private final Duration patience;
    private final AtomicReference<CompletableFuture<Boolean>> underWay = new AtomicReference<>();

    BoundedProbe(BooleanSupplier question, Executor executor, Duration patience) {
        this.question = Objects.requireNonNull(question, "question");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.patience = Objects.requireNonNull(patience, "patience");
    }

    /** The answer, or false when there is none in time. */
    boolean ask() {
        return ask(patience);
    }

    /** As {@link #ask()}, for one who has another patience. */
    boolean ask(Duration own) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> others = underWay.compareAndExchange(null, mine);
        if (others == null) {
            send(mine);
        }
        return await(others == null ? mine : others, own);
    }

    private void send(CompletableFuture<Boolean> answer) {
        try {
            executor.execute(() -> {
                boolean yes = false;
                try {
                    yes = question.getAsBoolean();
                } catch (RuntimeException e) {
                    // the answer is no
                } finally {
                    finish(answer, yes);
                }
            });
        } catch (RejectedExecutionException e) {
            finish(answer, false);
        }
    }

    private void finish(CompletableFuture<Boolean> answer, boolean yes) {
        underWay.set(null);
        answer.complete(yes);
    }

    private static boolean await(CompletableFuture<Boolean> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
