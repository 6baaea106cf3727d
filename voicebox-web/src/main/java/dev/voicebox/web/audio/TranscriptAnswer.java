package dev.voicebox.web.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;

/** Answers a call with the words of its file; small enough to be written at once. */
final class TranscriptAnswer implements TranscriptListener, AsyncListener {
    private final AsyncContext async;
    private final HttpServletResponse response;
    private final TranscriptionCall call;
    private final CancelToken cancel;
    private final Runnable afterwards;
    private final AtomicBoolean over = new AtomicBoolean();

    TranscriptAnswer(
            AsyncContext async,
            HttpServletResponse response,
            TranscriptionCall call,
            CancelToken cancel,
            Runnable afterwards) {
        this.async = async;
        this.response = response;
        this.call = call;
        this.cancel = cancel;
        this.afterwards = afterwards;
    }

    @Override
    public void onTranscript(Transcript transcript) {
        words(transcript.text());
    }

    private void words(String text) {
        answer(() -> {
            byte[] body = (call.plain() ? text + '\n' : json(text).toString()).getBytes(StandardCharsets.UTF_8);
            response.setContentType(call.plain() ? "text/plain; charset=utf-8" : "application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        });
    }

    /** Sound without words is no failure: it has an empty transcript. */
    @Override
    public void onFailed(boolean unintelligible, String message) {
        if (unintelligible) {
            words("");
        } else {
            answer(() -> RefusalWriter.write(
                    response, Refusal.of(503, ErrorType.SERVER, ErrorCode.TRANSCRIPTION_FAILED, message)));
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        answer(() -> RefusalWriter.write(
                response,
                Refusal.of(503, ErrorType.SERVER, ErrorCode.TRANSCRIPTION_FAILED, "The transcription took too long.")));
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

    private ObjectNode json(String text) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("text", text);
        answer.putObject("usage").put("type", "duration").put("seconds", call.seconds());
        return answer;
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
