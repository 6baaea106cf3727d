package dev.voicebox.speech.stt;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import dev.voicebox.speech.Cancellation;

/** The recognisers, each for one turn at a time; turns wait in the order they come. Grows, and never shrinks. */
final class RecognizerPool implements AutoCloseable {
    private static final int LOOK_UP_MS = 25;

    private final int capacity;
    private final Start start;
    private final BlockingQueue<SphinxRecognizer> free;
    private int size;
    private boolean closed;

    /** Starts another recogniser, which takes seconds. */
    @FunctionalInterface
    interface Start {
        SphinxRecognizer now() throws IOException;
    }

    RecognizerPool(int capacity, Start start) {
        this.capacity = capacity;
        this.start = start;
        this.free = new ArrayBlockingQueue<>(capacity, true);
    }

    void growToCapacity() throws IOException {
        grow(capacity);
    }

    /** Until there are {@code wanted}; turns go on meanwhile. A pool that was closed stays as it is. */
    synchronized void grow(int wanted) throws IOException {
        while (size < wanted && !closed) {
            free.add(start.now());
            size++;
        }
    }

    /** @throws CancellationException when the turn was cancelled before or while it waited, or the thread interrupted */
    SphinxRecognizer.Hearing hear(short[] sound, Cancellation cancellation) {
        SphinxRecognizer recognizer = take(cancellation);
        try {
            return recognizer.hear(sound, cancellation);
        } finally {
            free.add(recognizer);
        }
    }

    private SphinxRecognizer take(Cancellation cancellation) {
        try {
            while (!cancellation.isCancelled()) {
                SphinxRecognizer recognizer = free.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                if (recognizer != null) {
                    return recognizer;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new CancellationException("the transcription is no longer wanted");
    }

    /** Waits for turns that are being heard. */
    @Override
    public synchronized void close() {
        closed = true;
        boolean interrupted = false;
        while (size > 0) {
            try {
                free.take().close();
                size--;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
