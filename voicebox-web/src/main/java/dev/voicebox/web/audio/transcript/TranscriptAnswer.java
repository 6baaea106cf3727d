package dev.voicebox.web.audio.transcript;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;

/** Answers a call with the words of its file; small enough to be written at once. */
final class TranscriptAnswer implements TranscriptListener, AsyncListener {
    private static final Transcript SILENCE = Transcript.of("");

    private final AsyncContext async;
    private final HttpServletResponse response;
    private final Wanted wanted;
    private final CancelToken cancel;
    private final Runnable afterwards;
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * What the answer needs to know of its call, without the sound: answers that were given stay in the heap for a while, and
     * with their sound a few long files filled it.
     *
     * @param seconds of sound
     */
    record Wanted(TranscriptForm form, double seconds) {}

    TranscriptAnswer(
            AsyncContext async, HttpServletResponse response, Wanted wanted, CancelToken cancel, Runnable afterwards) {
        this.async = async;
        this.response = response;
        this.wanted = wanted;
        this.cancel = cancel;
        this.afterwards = afterwards;
    }

    @Override
    public void onTranscript(Transcript transcript) {
        TranscriptBody body = TranscriptBody.of(transcript, wanted.form(), wanted.seconds());
        answer(() -> {
            response.setContentType(body.contentType());
            response.setContentLength(body.bytes().length);
            response.getOutputStream().write(body.bytes());
        });
    }

    /** Sound without words is no failure: it has an empty transcript. */
    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        if (trouble == SpeechTrouble.UNINTELLIGIBLE) {
            onTranscript(SILENCE);
        } else {
            refuse(refusal(trouble, message));
        }
    }

    /** The language was found to be heard before; what an engine then refuses is the sound, for its length. */
    static Refusal refusal(SpeechTrouble trouble, String message) {
        return trouble == SpeechTrouble.UNSUPPORTED
                ? Refusal.invalid(ErrorCode.INVALID_VALUE.wire(), "file", "Invalid 'file': " + message + ".")
                : Refusal.of(503, ErrorType.SERVER, ErrorCode.TRANSCRIPTION_FAILED, message);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        refuse(Refusal.of(503, ErrorType.SERVER, ErrorCode.TRANSCRIPTION_FAILED, "The transcription took too long."));
    }

    @Override
    public void onError(AsyncEvent event) {
        answer(() -> {});
    }

    @Override
    public void onComplete(AsyncEvent event) {
        cancel.cancel();
        afterwards.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Once is enough.
    }

    private void refuse(Refusal refusal) {
        answer(() -> RefusalWriter.write(response, refusal));
    }

    private void answer(Writing writing) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        try {
            writing.write();
        } catch (IOException gone) {
            cancel.cancel();
        } finally {
            async.complete();
        }
    }

    private interface Writing {
        void write() throws IOException;
    }
}
