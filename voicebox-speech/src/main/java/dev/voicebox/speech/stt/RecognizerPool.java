package dev.voicebox.speech.stt;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import dev.voicebox.speech.Cancellation;

/** The recognisers, each for one turn at a time; turns wait in the order they come. */
final class RecognizerPool implements AutoCloseable {
    private static final int LOOK_UP_MS = 25;

    private final List<SphinxRecognizer> all;
    private final BlockingQueue<SphinxRecognizer> free;

    RecognizerPool(List<SphinxRecognizer> recognizers) {
        all = List.copyOf(recognizers);
        free = new ArrayBlockingQueue<>(all.size(), true, all);
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
    public void close() {
        boolean interrupted = false;
        for (int closed = 0; closed < all.size(); ) {
            try {
                free.take().close();
                closed++;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
