package dev.voicebox.session;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One writer: messages from any thread are handled one after the other, in order, on a borrowed thread. Needs no thread
 * while there is nothing to do.
 */
final class Mailbox<M> {
    /** Messages handled before the thread goes back, so that one busy session does not starve the others. */
    private static final int TURN = 64;

    private final ConcurrentLinkedQueue<M> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Executor executor;
    private final Consumer<M> owner;

    /** @param owner must not throw: what it cannot handle it must report itself */
    Mailbox(Executor executor, Consumer<M> owner) {
        this.executor = executor;
        this.owner = owner;
    }

    /** From now on messages wait, until {@link #release}. To be called before any is offered. */
    void hold() {
        running.set(true);
    }

    void release() {
        running.set(false);
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    void offer(M message) {
        waiting.add(message);
        schedule();
    }

    private void schedule() {
        if (running.compareAndSet(false, true)) {
            try {
                executor.execute(this::run);
            } catch (RuntimeException refused) {
                // Else nobody would ever run again, also when there is a thread later.
                running.set(false);
                throw refused;
            }
        }
    }

    private void run() {
        try {
            for (int i = 0; i < TURN; i++) {
                M message = waiting.poll();
                if (message == null) {
                    break;
                }
                owner.accept(message);
            }
        } finally {
            running.set(false);
            if (!waiting.isEmpty()) {
                schedule();
            }
        }
    }
}
