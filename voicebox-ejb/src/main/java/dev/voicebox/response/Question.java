package dev.voicebox.response;

import java.util.List;
import java.util.Set;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.ItemId;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.response.prompt.ContextTooLong;
import dev.voicebox.response.prompt.Prompt;
import dev.voicebox.response.prompt.Reading;
import dev.voicebox.response.review.CallReview;
import dev.voicebox.response.review.Denials;

/** What the model is asked for one answer: once, and again when it was denied what it wanted to call. */
final class Question {
    private final ResponseOrder order;
    private final Denials reading;
    private final ResponseRun.Consequences consequences;

    private Prompt asked;
    private boolean goesOn;

    Question(ResponseOrder order, Reading reading, ResponseRun.Consequences consequences) {
        this.order = order;
        this.reading = new Denials(reading);
        this.consequences = consequences;
    }

    /** Items whose words have to be known first. */
    Set<ItemId> missing() {
        return reading.missing();
    }

    /** @param words empty when none could be made out */
    void heard(ItemId item, String words) {
        reading.heard(item, words);
    }

    /** Who had to call something, or has been denied often enough, is not given another call to try. */
    void ask() throws ContextTooLong {
        boolean again = asked != null;
        boolean mayCall = order.config().toolUse().mode() == ToolUse.Mode.AUTO && !reading.areMany();
        AnswerConfig config = again && !mayCall ? order.config().withoutCalls() : order.config();
        asked = consequences.prompt(config, reading);
        consequences.perform(new Effect.AskModel(order.id(), asked.request()));
    }

    /** @return whether the model is to be asked again; it has been often enough otherwise */
    boolean deny(List<CallReview.Judged> calls) {
        if (reading.areMany()) {
            return false;
        }
        reading.add(calls);
        goesOn = true;
        return true;
    }

    /**
     * What was said before a call was denied ends without a space.
     *
     * @param said whether the answer has words already
     */
    String joined(String delta, boolean said) {
        String piece = goesOn && said ? " " + delta : delta;
        goesOn = false;
        return piece;
    }

    /** As it was asked last, or {@code null}. */
    Prompt asked() {
        return asked;
    }

    /** Nobody is asked any more. */
    void drop() {
        consequences.drop(reading);
    }
}
