package dev.voicebox.job.stream.language;

import java.util.List;
import java.util.Objects;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.stream.Loss;
import dev.voicebox.job.stream.Reply;
import dev.voicebox.language.ModelListener;
import dev.voicebox.persistence.redis.work.JobResult;

/**
 * An answer on its way to who asked. An attempt that has said a word is the only one that is heard: a worker who takes over finds
 * its mark and asks nobody; where Redis has lost the mark, the order is taken back here.
 */
final class AnswerReply implements Reply {
    private final ModelListener listener;
    private final CancelToken order;
    private int speaking;
    private String provider = BrokenOff.WORKERS;

    /** @param order takes it back */
    AnswerReply(ModelListener listener, CancelToken order) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.order = Objects.requireNonNull(order, "order");
    }

    @Override
    public Runnable read(JobResult result) {
        List<AnswerPart> parts = AnswerForm.read(result.head());
        if (result.last() && parts.stream().noneMatch(AnswerPart::isLast)) {
            throw new IllegalArgumentException("an answer without an end");
        }
        return () -> parts.forEach(part -> hear(result.attempt(), part));
    }

    private void hear(int attempt, AnswerPart part) {
        if (order.isCancelled()) {
            return;
        }
        if (speaking != 0 && attempt != speaking && !(part instanceof AnswerPart.Failed)) {
            listener.onFailed(BrokenOff.afterFirstWord(provider));
            order.cancel();
            return;
        }
        if (part.isSaid()) {
            speaking = attempt;
        }
        if (part instanceof AnswerPart.Answering answering) {
            provider = answering.provider();
        }
        part.tell(listener);
    }

    @Override
    public void fail(Loss loss) {
        listener.onFailed(BrokenOff.of(loss));
    }
}
