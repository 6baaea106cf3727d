package dev.voicebox.job.local;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.glance.GlanceListener;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;

/** Looks at what a turn says so far on the thread it is given. What goes wrong is nobody's loss: the whole turn is heard later. */
final class GlanceTask implements Runnable {
    private final SpeechToText engine;
    private final TranscribeOrder soFar;
    private final CancelToken cancel;
    private final GlanceListener listener;

    GlanceTask(SpeechToText engine, TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        this.engine = engine;
        this.soFar = soFar;
        this.cancel = cancel;
        this.listener = listener;
    }

    @Override
    public void run() {
        if (cancel.isCancelled()) {
            return;
        }
        String text = glance();
        if (!cancel.isCancelled()) {
            listener.onGlance(text);
        }
    }

    private String glance() {
        try {
            TranscriptionRequest request = new TranscriptionRequest(soFar.language(), soFar.prompt());
            return engine.glance(TranscribeTask.sound(soFar), request, new OrderCancellation(cancel))
                    .map(Transcript::text)
                    .orElse("")
                    .strip();
        } catch (SpeechFailure e) {
            EngineTrouble.note(e);
            return "";
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            if (!cancel.isCancelled()) {
                EngineTrouble.of(engine.info().id(), e);
            }
            return "";
        }
    }
}
