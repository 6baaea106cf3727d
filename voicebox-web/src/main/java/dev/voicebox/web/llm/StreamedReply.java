package dev.voicebox.web.llm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.voicebox.completion.CompletionFailure;
import dev.voicebox.completion.CompletionListener;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.Timers;
import dev.voicebox.web.audio.EventLine;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.stream.ReplyStream;

/**
 * Sends the answer while it is made. That a client has gone is seen only by writing to it, so a comment is sent while the
 * model thinks. The first of them waits a little: until something is sent, a failure still has a status of its own.
 */
final class StreamedReply implements CompletionListener {
    /** Most failures of a provider, but slowness, are known within this. */
    private static final Duration FIRST_PROBE = Duration.ofMillis(500);
    /** A client that has gone is seen with the second write after it: within half a second. */
    private static final Duration PROBES = Duration.ofMillis(250);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Answer answer;
    private final Shape shape;
    private final ReplyStream out;
    private final Timers timers;
    private final Runnable cancel;
    private boolean begun;
    private boolean told;
    private boolean ended;

    StreamedReply(Answer answer, Shape shape, ReplyStream out, Timers timers, Runnable cancel) {
        this.answer = answer;
        this.shape = shape;
        this.out = out;
        this.timers = timers;
        this.cancel = cancel;
    }

    void watch() {
        timers.after(FIRST_PROBE, this::probe);
    }

    /** Nobody reads any more. */
    synchronized void stop() {
        ended = true;
    }

    @Override
    public synchronized void onChosen(String provider, String model) {
        answer.chosen(provider, model);
    }

    @Override
    public synchronized void onText(String delta) {
        boolean sane = answer.addText(delta);
        tell(shape.text(answer, delta));
        goOn(sane);
    }

    @Override
    public synchronized void onToolCall(int index, String callId, String name) {
        boolean sane = answer.addCall(callId, name);
        tell(shape.call(answer, index));
        goOn(sane);
    }

    @Override
    public synchronized void onToolArguments(int index, String delta) {
        boolean sane = answer.addArguments(index, delta);
        tell(shape.arguments(answer, index, delta));
        goOn(sane);
    }

    @Override
    public synchronized void onDone(FinishReason reason, ModelUsage usage) {
        answer.done(reason, usage);
        tell(shape.done(answer));
        end();
    }

    @Override
    public synchronized void onFailed(CompletionFailure failure) {
        fail(LlmRefusals.of(failure));
    }

    private synchronized void probe() {
        if (ended) {
            return;
        }
        begin();
        out.probe(COMMENT);
        timers.after(PROBES, this::probe);
    }

    private void tell(byte[] event) {
        if (ended) {
            return;
        }
        begin();
        if (!told) {
            told = true;
            out.write(shape.begin(answer));
        }
        out.write(event);
    }

    private void goOn(boolean sane) {
        if (!sane && !ended) {
            cancel.run();
            fail(LlmRefusals.endless());
        }
    }

    private void fail(Refusal refusal) {
        if (ended) {
            return;
        }
        if (begun) {
            out.write(shape.failed(refusal));
            end();
        } else {
            ended = true;
            out.refuse(refusal);
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            out.begin(EventLine.CONTENT_TYPE);
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            out.end();
        }
    }
}
