package dev.voicebox.job.local;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;

/** Speaks one chunk on the thread it is given. */
final class SpeakTask implements Runnable {
    private final TextToSpeech engine;
    private final SpeakOrder order;
    private final CancelToken cancel;
    private final SpokenListener listener;

    SpeakTask(TextToSpeech engine, SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        this.engine = engine;
        this.order = order;
        this.cancel = cancel;
        this.listener = listener;
    }

    @Override
    public void run() {
        if (cancel.isCancelled()) {
            return;
        }
        Runnable end = speak();
        if (!cancel.isCancelled()) {
            end.run();
        }
    }

    private Runnable speak() {
        PieceCutter pieces = new PieceCutter(order.format(), order.chunk() == 0, this::onPiece);
        SpeakRequest request = new SpeakRequest(order.text(), order.voice(), null, order.speed(), order.engine());
        try {
            engine.speak(request, new OrderCancellation(cancel), pieces);
            if (cancel.isCancelled()) {
                // A voice that was left behind may still hold a piece in its hands.
                return () -> {};
            }
            pieces.end();
            return listener::onDone;
        } catch (SpeechFailure e) {
            return failed(EngineTrouble.note(e), e.getMessage());
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            // An engine that is stopped in the middle may end in any way; then nobody asks how.
            return cancel.isCancelled()
                    ? () -> {}
                    : failed(
                            SpeechTrouble.ENGINE, EngineTrouble.of(engine.info().id(), e));
        }
    }

    private Runnable failed(SpeechTrouble trouble, String message) {
        return () -> listener.onFailed(trouble, message);
    }

    private void onPiece(SpokenPiece piece) {
        if (!cancel.isCancelled()) {
            listener.onAudio(piece);
        }
    }
}
