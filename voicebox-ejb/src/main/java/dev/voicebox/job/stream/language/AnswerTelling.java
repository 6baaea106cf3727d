package dev.voicebox.job.stream.language;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import dev.voicebox.job.stream.worker.TakenJob;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;

/**
 * Tells of a job what a model says, as it says it, without keeping it waiting: while one thing is on its way to Redis the next ones
 * wait, and go together. Before the first word nothing is told, so that an attempt without one leaves no trace.
 */
final class AnswerTelling implements ModelListener {
    private static final byte[] NO_SOUND = new byte[0];

    private final TakenJob job;
    private final Executor threads;

    /** Guards the rest. */
    private final Untold untold = new Untold();

    private boolean telling;
    private String provider = BrokenOff.WORKERS;

    AnswerTelling(TakenJob job, Executor threads) {
        this.job = Objects.requireNonNull(job, "job");
        this.threads = Objects.requireNonNull(threads, "threads");
    }

    @Override
    public void onAnswering(String name, String model) {
        synchronized (untold) {
            provider = name;
        }
        add(new AnswerPart.Answering(name, model));
    }

    @Override
    public void onText(String delta) {
        if (!delta.isEmpty()) {
            add(new AnswerPart.Text(delta));
        }
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        add(new AnswerPart.Call(index, callId, name));
    }

    @Override
    public void onToolArguments(int index, String delta) {
        add(new AnswerPart.Arguments(index, delta));
    }

    @Override
    public void onUsage(ModelUsage usage) {
        add(new AnswerPart.Used(usage));
    }

    @Override
    public void onFinished(FinishReason reason) {
        add(new AnswerPart.Finished(reason));
    }

    @Override
    public void onFailed(ModelFailure failure) {
        add(new AnswerPart.Failed(failure));
    }

    private void add(AnswerPart part) {
        boolean begins;
        boolean tooMuch;
        synchronized (untold) {
            untold.add(part);
            tooMuch = untold.isTooMuch();
            begins = !telling && untold.isDue();
            telling |= begins;
        }
        if (tooMuch) {
            job.giveBack();
        } else if (begins) {
            begin();
        }
    }

    private void begin() {
        try {
            threads.execute(this::tell);
        } catch (RejectedExecutionException | IllegalStateException stopping) {
            // No threads are lent any more; who speaks may wait a moment for the last words.
            tell();
        }
    }

    /** Until nothing waits; one thread at a time. */
    private void tell() {
        List<AnswerPart> parts = next();
        while (!parts.isEmpty()) {
            String head = AnswerForm.write(parts);
            if (parts.get(parts.size() - 1).isLast()) {
                job.end(head);
            } else {
                job.say(head, NO_SOUND, mark());
            }
            parts = next();
        }
    }

    private List<AnswerPart> next() {
        synchronized (untold) {
            List<AnswerPart> parts = untold.take();
            telling = !parts.isEmpty();
            return parts;
        }
    }

    /** From the first word on: it names who broke off, should nothing follow. */
    private String mark() {
        synchronized (untold) {
            return provider;
        }
    }
}
