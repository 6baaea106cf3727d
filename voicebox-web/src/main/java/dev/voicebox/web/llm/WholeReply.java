package dev.voicebox.web.llm;

import java.nio.charset.StandardCharsets;

import dev.voicebox.completion.CompletionFailure;
import dev.voicebox.completion.CompletionListener;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.web.stream.ReplyStream;

/** Sends the answer when all of it is there. */
final class WholeReply implements CompletionListener {
    private final Answer answer;
    private final Shape shape;
    private final ReplyStream out;
    private final Runnable cancel;
    private boolean ended;

    WholeReply(Answer answer, Shape shape, ReplyStream out, Runnable cancel) {
        this.answer = answer;
        this.shape = shape;
        this.out = out;
        this.cancel = cancel;
    }

    @Override
    public void onChosen(String provider, String model) {
        answer.chosen(provider, model);
    }

    @Override
    public void onText(String delta) {
        goOn(answer.addText(delta));
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        goOn(answer.addCall(callId, name));
    }

    @Override
    public void onToolArguments(int index, String delta) {
        goOn(answer.addArguments(index, delta));
    }

    @Override
    public void onDone(FinishReason reason, ModelUsage usage) {
        answer.done(reason, usage);
        out.begin("application/json");
        out.write(shape.whole(answer).toString().getBytes(StandardCharsets.UTF_8));
        out.end();
    }

    @Override
    public void onFailed(CompletionFailure failure) {
        out.refuse(LlmRefusals.of(failure));
    }

    private void goOn(boolean sane) {
        if (!sane && !ended) {
            ended = true;
            cancel.run();
            out.refuse(LlmRefusals.endless());
        }
    }
}
