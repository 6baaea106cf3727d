package dev.voicebox.job.local;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.TranscriptionRequest;

/** Puts one utterance into words on the thread it is given. */
final class TranscribeTask implements Runnable {
    /** Hz; what all recognisers work at. */
    private static final int SAMPLE_RATE = 16_000;

    private static final String NO_WORDS = "No words were heard.";

    private final SpeechToText engine;
    private final TranscribeOrder order;
    private final CancelToken cancel;
    private final TranscriptListener listener;

    TranscribeTask(SpeechToText engine, TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
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
        Runnable result = transcribe();
        if (!cancel.isCancelled()) {
            result.run();
        }
    }

    private Runnable transcribe() {
        try {
            TranscriptionRequest request = new TranscriptionRequest(order.language(), order.prompt(), order.times());
            Pcm sound = sound(order);
            Transcript heard = Hearing.of(
                    engine.transcribe(sound, request, new OrderCancellation(cancel), this::grow), sound.durationMs());
            return heard.text().isEmpty()
                    ? failed(SpeechTrouble.UNINTELLIGIBLE, NO_WORDS)
                    : () -> listener.onTranscript(heard);
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

    private void grow(String soFar) {
        if (!cancel.isCancelled() && !soFar.isBlank()) {
            listener.onWords(soFar);
        }
    }

    private Runnable failed(SpeechTrouble trouble, String message) {
        return () -> listener.onFailed(trouble, message);
    }

    static Pcm sound(TranscribeOrder order) {
        return WireSound.decodeAt(SAMPLE_RATE, order.audio(), order.format());
    }
}
