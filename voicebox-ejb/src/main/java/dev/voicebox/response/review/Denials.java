package dev.voicebox.response.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.effect.Effects;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.FunctionCallOutput;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemId;
import dev.voicebox.response.prompt.Reading;

/**
 * What an answer reads, and behind it the calls that it was denied, each with a result that says so. Only the model sees them:
 * they are no items of the conversation.
 */
public final class Denials implements Reading {
    /** Times that an answer may be denied calls and try others. */
    private static final int MOST_ROUNDS = 3;

    private final Reading reading;
    private final List<Item> denied = new ArrayList<>();
    private int rounds;

    public Denials(Reading reading) {
        this.reading = reading;
    }

    public void add(List<CallReview.Judged> calls) {
        rounds++;
        for (CallReview.Judged one : calls) {
            String callId = one.call().callId();
            denied.add(new FunctionCall(
                    null,
                    Status.COMPLETED,
                    callId,
                    one.call().name(),
                    one.call().arguments()));
        }
        for (CallReview.Judged one : calls) {
            String result = JsonNodeFactory.instance
                    .objectNode()
                    .put("error", "denied by policy: " + one.decision().reason())
                    .toString();
            denied.add(new FunctionCallOutput(null, one.call().callId(), result));
        }
    }

    /** Whether the model has tried often enough. */
    public boolean areMany() {
        return rounds >= MOST_ROUNDS;
    }

    @Override
    public void begin(Effects effects) {
        reading.begin(effects);
    }

    @Override
    public Set<ItemId> missing() {
        return reading.missing();
    }

    @Override
    public void heard(ItemId item, String words) {
        reading.heard(item, words);
    }

    @Override
    public void drop(Effects effects) {
        reading.drop(effects);
    }

    @Override
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>(reading.entries());
        denied.forEach(item -> all.add(new Entry(item, 0)));
        return all;
    }

    @Override
    public Set<ItemId> leftOut() {
        return reading.leftOut();
    }
}
