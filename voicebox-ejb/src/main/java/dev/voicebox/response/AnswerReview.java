package dev.voicebox.response;

import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ResponseId;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;
import dev.voicebox.response.output.AnswerOutput;
import dev.voicebox.response.review.CallReview;
import dev.voicebox.response.review.TextReview;

/** Has decided what one answer may say, aloud or in writing, and call, and lets it out then. */
final class AnswerReview {
    private final ResponseId response;
    private final Consumer<Effect> perform;
    private final AnswerOutput output;
    private final AnswerVoice voice;
    private final TextReview text;
    private final CallReview calls;
    private final boolean aloud;

    AnswerReview(ResponseOrder order, AnswerOutput output, AnswerVoice voice, Consumer<Effect> perform) {
        Consumer<Matter> judge = matter -> perform.accept(new Effect.Judge(order.id(), matter));
        this.response = order.id();
        this.perform = perform;
        this.output = output;
        this.voice = voice;
        this.aloud = order.config().mode().audio();
        this.text =
                new TextReview(judge, this::say, aloud ? order.config().mode().voice() : null);
        this.calls = new CallReview(judge);
    }

    void text(String delta) {
        output.wrote(delta);
        text.push(delta);
    }

    void call(int index, String callId, String name) {
        if (!output.refusesCall(calls.size())) {
            calls.begin(index, callId, name);
        }
    }

    void arguments(int index, String delta) {
        output.wrote(delta);
        calls.arguments(index, delta);
    }

    /** The model is done. */
    void end() {
        text.end();
        calls.end();
    }

    /** The model may write no more; a call that it may not have written whole is none. */
    void cut() {
        text.end();
        calls.drop();
    }

    /** The model broke off: whole pieces are still said. Of what is only read, the piece that broke off is of use too. */
    void breakOff() {
        if (!aloud) {
            text.end();
        }
        calls.drop();
    }

    /** Nothing more goes out. */
    void drop() {
        text.drop();
        calls.drop();
    }

    boolean isPending() {
        return text.isPending() || calls.isPending();
    }

    /** False when the answer has to stop. */
    boolean judged(Matter matter, Decision decision) {
        if (matter instanceof Matter.Words words) {
            return text.judged(words.piece(), decision);
        }
        if (matter instanceof Matter.Call call) {
            calls.judged(call.index(), decision);
        }
        return true;
    }

    /** Once all calls are decided: makes those that are allowed, and gives back the others. */
    List<CallReview.Judged> settle() {
        List<CallReview.Judged> judged = calls.takeJudged();
        judged.stream().filter(one -> one.decision().allowed()).forEach(this::make);
        List<CallReview.Judged> denied =
                judged.stream().filter(one -> !one.decision().allowed()).toList();
        denied.forEach(this::note);
        return denied;
    }

    private void note(CallReview.Judged denied) {
        Matter.Call call = denied.call();
        FunctionCall item = new FunctionCall(null, Status.COMPLETED, call.callId(), call.name(), call.arguments());
        perform.accept(new Effect.NoteToolCall(response, item, true));
    }

    private void make(CallReview.Judged allowed) {
        Matter.Call call = allowed.call();
        output.call(call.index(), call.callId(), call.name());
        output.tellArguments(call.index(), call.arguments());
    }

    private void say(String piece) {
        output.tell(piece);
        voice.say(piece);
    }
}
