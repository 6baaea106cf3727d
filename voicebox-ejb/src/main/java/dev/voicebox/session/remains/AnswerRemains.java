package dev.voicebox.session.remains;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseEvent.Place;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.session.remains.OpenOutput.Said;

/** Ends answers that were being given when their server was lost: they have failed, and their items stay as far as they were told. */
final class AnswerRemains {
    private static final ResponseStatus LOST = new ResponseStatus.Failed(
            ErrorType.SERVER,
            ErrorCode.GATEWAY_LOST,
            "The server that gave this answer is gone. What it had said stays. Ask again.");

    private final Conversation conversation;
    private final Effects effects;

    AnswerRemains(Conversation conversation, Effects effects) {
        this.conversation = conversation;
        this.effects = effects;
    }

    /** Puts into the conversation what is not there, before anything is said of it. */
    void enter(OpenAnswer answer, SeenOrder order) {
        answer.outputs().stream()
                .filter(output -> isKept(answer, output))
                .filter(output -> conversation.find(output.id()).isEmpty())
                .forEach(output ->
                        conversation.insertAfter(order.before(output.id(), conversation), asTold(answer, output)));
    }

    void close(OpenAnswer answer) {
        List<Item> items = new ArrayList<>();
        answer.outputs().forEach(output -> items.add(close(answer, output)));
        effects.sendOf(answer.id(), new ResponseEvent.Done(answer.view(LOST, items), null));
    }

    private static boolean isKept(OpenAnswer answer, OpenOutput output) {
        return answer.isInConversation() && !output.has(Said.DELETED);
    }

    private static Item asTold(OpenAnswer answer, OpenOutput output) {
        if (output.has(Said.ENDED) || output.has(Said.STORED)) {
            return output.item();
        }
        if (output.item() instanceof FunctionCall call) {
            return call.with(Status.INCOMPLETE, output.told());
        }
        ContentPart told = answer.isSpoken()
                ? new ContentPart.OutputAudio(output.told(), null)
                : new ContentPart.OutputText(output.told());
        return ((Message) output.item()).with(Status.INCOMPLETE, List.of(told));
    }

    private Item close(OpenAnswer answer, OpenOutput output) {
        if (output.has(Said.ENDED)) {
            return output.item();
        }
        ResponseId id = answer.id();
        boolean kept = isKept(answer, output);
        if (kept && !output.has(Said.IN_CONVERSATION)) {
            effects.sendOf(id, new ItemEvent.Added(output.item(), conversation.before(output.id())));
        }
        // Its own server may have come so far as to close it.
        Item ended = kept ? conversation.find(output.id()).orElseThrow().item() : asTold(answer, output);
        if (ended instanceof FunctionCall call) {
            closeCall(id, output, call);
        } else {
            closeMessage(answer, output);
        }
        if (kept && !output.has(Said.STORED)) {
            ItemId previous = conversation.before(ended.id());
            effects.storeOf(id, ended, previous, new ItemEvent.Done(ended, previous));
        }
        effects.sendOf(id, new ResponseEvent.OutputItemDone(id, output.place().outputIndex(), ended));
        if (ended instanceof FunctionCall call) {
            conversation.calls().made(id, call, effects);
        }
        return ended;
    }

    private void closeCall(ResponseId answer, OpenOutput output, FunctionCall call) {
        if (!output.has(Said.WORDS_DONE)) {
            effects.sendOf(answer, new ResponseEvent.ArgumentsDone(answer, output.place(), call));
        }
    }

    private void closeMessage(OpenAnswer answer, OpenOutput output) {
        ResponseId id = answer.id();
        Place place = output.place();
        boolean spoken = answer.isSpoken();
        if (!output.has(Said.PART_ADDED)) {
            effects.sendOf(id, new ResponseEvent.ContentPartAdded(id, place, spoken));
        }
        if (spoken && !output.has(Said.SOUND_DONE)) {
            effects.sendOf(id, new ResponseEvent.AudioDone(id, place));
        }
        if (!output.has(Said.WORDS_DONE)) {
            effects.sendOf(
                    id,
                    spoken
                            ? new ResponseEvent.TranscriptDone(id, place, output.told())
                            : new ResponseEvent.TextDone(id, place, output.told()));
        }
        if (!output.has(Said.PART_DONE)) {
            effects.sendOf(id, new ResponseEvent.ContentPartDone(id, place, spoken, output.told()));
        }
    }
}
