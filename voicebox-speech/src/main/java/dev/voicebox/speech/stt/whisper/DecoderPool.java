package dev.voicebox.speech.stt.whisper;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.whisper.Decoder.Decoded;
import dev.voicebox.speech.stt.whisper.Decoder.Order;

/**
 * A fixed number of decoders, as many threads; orders wait in the order they come, and decoders have their turn one after
 * the other. Whoever no longer wants a
 * result goes away at once, but a decoder that has begun is free again only when it has come to its end.
 */
final class DecoderPool {
    private static final int LOOK_UP_MS = 25;

    /** whisper.cpp takes prompts apart with recursion, one level for each letter of a word. */
    private static final long STACK_BYTES = 8L << 20;

    private final int size;
    private final Queue<Decoder> idle;
    private final Queue<Job> waiting = new ArrayDeque<>();
    private int running;
    private int glances;
    private boolean closed;

    DecoderPool(List<Decoder> decoders) {
        this.size = decoders.size();
        this.idle = new ConcurrentLinkedQueue<>(decoders);
        for (int i = 1; i <= size; i++) {
            Thread thread = new Thread(null, this::work, "whisper-" + i, STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** @throws CancellationException when it was cancelled before the end, or the thread interrupted */
    Decoded decode(Order order, Cancellation cancellation) throws SpeechFailure {
        if (cancellation.isCancelled()) {
            throw unwanted();
        }
        Job job = new Job(order, false);
        synchronized (this) {
            if (closed) {
                throw stopping();
            }
            waiting.add(job);
            notify();
        }
        return await(job, cancellation);
    }

    /** Only if nobody waits, and at least half of the decoders, and one that is idle, are left to those who need them. */
    Optional<Decoded> decodeIfIdle(Order order, Cancellation cancellation) throws SpeechFailure {
        Job job = new Job(order, true);
        synchronized (this) {
            if (closed || running + waiting.size() > size - 2 || glances + 1 > size / 2) {
                return Optional.empty();
            }
            glances++;
            waiting.add(job);
            notify();
        }
        return Optional.of(await(job, cancellation));
    }

    private Decoded await(Job job, Cancellation cancellation) throws SpeechFailure {
        try {
            while (true) {
                try {
                    return job.result().get(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    if (cancellation.isCancelled()) {
                        leave(job);
                        throw unwanted();
                    }
                }
            }
        } catch (InterruptedException stop) {
            leave(job);
            Thread.currentThread().interrupt();
            throw unwanted();
        } catch (ExecutionException failed) {
            throw Job.failure(failed.getCause());
        }
    }

    private synchronized void leave(Job job) {
        if (waiting.remove(job)) {
            ended(job);
        }
    }

    private void work() {
        for (Job job = next(); job != null; job = next()) {
            Decoder decoder = idle.remove();
            Runnable outcome = outcome(job, decoder);
            idle.add(decoder);
            end(job);
            outcome.run();
        }
    }

    /** Told when the decoder is free: whoever hears of it finds it so. */
    private static Runnable outcome(Job job, Decoder decoder) {
        try {
            Decoded heard = decoder.decode(job.order());
            return () -> job.result().complete(heard);
        } catch (SpeechFailure | RuntimeException | Error failed) {
            return () -> job.result().completeExceptionally(failed);
        }
    }

    /** {@code null} when there will be none. */
    private synchronized Job next() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException nobodyMayStopThis) {
                // the threads end when the pool is closed
            }
        }
        Job job = waiting.poll();
        running += job == null ? 0 : 1;
        return job;
    }

    private synchronized void end(Job job) {
        running--;
        ended(job);
        notifyAll();
    }

    private void ended(Job job) {
        glances -= job.glance() ? 1 : 0;
    }

    /**
     * Refuses what waits and whatever comes, and waits for what runs.
     *
     * @return whether it came to its end in time
     */
    synchronized boolean close(long patienceMs) {
        closed = true;
        waiting.forEach(job -> job.result().completeExceptionally(stopping()));
        waiting.clear();
        notifyAll();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        boolean interrupted = false;
        for (long left = patienceMs; running > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return running == 0;
    }

    private static SpeechFailure stopping() {
        return new SpeechFailure(SpeechFailure.Kind.ENGINE, "Whisper is being stopped");
    }

    private static CancellationException unwanted() {
        return new CancellationException("the transcription is no longer wanted");
    }
}
