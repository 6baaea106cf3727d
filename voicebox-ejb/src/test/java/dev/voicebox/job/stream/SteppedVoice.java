package dev.voicebox.job.stream;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;

/** A voice that does something of its own before each piece. */
final class SteppedVoice extends ToldEars {
    private final SpeechWork voice;
    private final IntConsumer before;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile long cancelledAt;

    /** What the engine says when it is broken. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param before is told the number of each piece, from 0 */
    SteppedVoice(SpeechWork voice, IntConsumer before) {
        super(voice, () -> {});
        this.voice = voice;
        this.before = before;
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        cancel.onCancel(() -> {
            cancelledAt = System.nanoTime();
            cancelled.countDown();
        });
        voice.speak(order, cancel, new SpokenListener() {
            private int piece;

            @Override
            public void onAudio(SpokenPiece next) {
                if (piece >= 0) {
                    step(next);
                }
            }

            private void step(SpokenPiece next) {
                try {
                    before.accept(piece++);
                    listener.onAudio(next);
                } catch (Broken e) {
                    piece = -1;
                    listener.onFailed(SpeechTrouble.ENGINE, "broken");
                }
            }

            @Override
            public void onDone() {
                if (piece >= 0) {
                    listener.onDone();
                }
                ended.countDown();
            }

            @Override
            public void onFailed(SpeechTrouble trouble, String message) {
                listener.onFailed(trouble, message);
                ended.countDown();
            }
        });
    }

    static void hang() {
        hang(new CountDownLatch(1));
    }

    /** As an engine that does not listen. */
    static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitEnd() throws InterruptedException {
        // One that was cancelled says nothing at its end.
        cancelled.await(20, TimeUnit.SECONDS);
    }

    /** When the engine was told to stop, in ns. */
    long awaitCancel() throws InterruptedException {
        if (!cancelled.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine was not told to stop");
        }
        return cancelledAt;
    }
}
