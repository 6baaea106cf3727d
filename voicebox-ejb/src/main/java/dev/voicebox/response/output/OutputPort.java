package dev.voicebox.response.output;

import java.util.function.Supplier;

import dev.voicebox.conversation.Calls;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.conversation.Conversation.Entry;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;

/**
 * How the items of one answer reach the client, the conversation and the store. An answer outside the conversation reaches
 * the client only.
 */
public final class OutputPort {
    private final ResponseId response;
    private final Conversation conversation;
    private final Calls calls;
    private final Effects effects;

    /**
     * @param conversation {@code null} for an answer outside the conversation
     * @param calls of the session's conversation, in either case
     */
    public OutputPort(ResponseId response, Conversation conversation, Calls calls, Effects effects) {
        this.response = response;
        this.conversation = conversation;
        this.calls = calls;
        this.effects = effects;
    }

    public ResponseId response() {
        return response;
    }

    public void say(ResponseEvent event) {
        effects.sendOf(response, event);
    }

    /** The id of a call that the model makes under this one. */
    public String callId(String wanted, Ids ids) {
        return calls.ask(wanted, ids);
    }

    /** The whole call is known. */
    public void called(FunctionCall call) {
        calls.made(response, call, effects);
    }

    /** @param soFar the item with what was sent of it */
    public void open(int outputIndex, Item item, Supplier<Item> soFar) {
        say(new ResponseEvent.OutputItemAdded(response, outputIndex, item));
        if (conversation != null) {
            ItemId previous = conversation.last();
            conversation.append(item).isWritten(soFar);
            effects.sendOf(response, new ItemEvent.Added(item, previous));
        }
    }

    /** The item's entry in the conversation, or {@code null} when it has none (any more). */
    public Entry entry(ItemId id) {
        return conversation == null ? null : conversation.find(id).orElse(null);
    }

    public void keepAudio(ItemId id, AudioFormat format, byte[] audio) {
        Entry entry = entry(id);
        if (entry != null && !entry.isTruncated()) {
            effects.add(new Effect.KeepAudio(id, format, audio));
        }
    }

    public void close(int outputIndex, Item item) {
        Entry entry = entry(item.id());
        if (entry != null) {
            ItemId previous = conversation.before(item.id());
            entry.become(item);
            effects.storeOf(response, item, previous, new ItemEvent.Done(item, previous));
        }
        say(new ResponseEvent.OutputItemDone(response, outputIndex, item));
    }
}
