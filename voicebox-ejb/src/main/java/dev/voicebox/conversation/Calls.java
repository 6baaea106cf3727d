package dev.voicebox.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.FunctionCallOutput;
import dev.voicebox.event.ResponseId;

/**
 * The function calls of a conversation: an id stands for one call, and a call has one result. What counts are the items that
 * stand there now, whoever made them and however their answer ended: who deletes a call no longer wants its result, and who
 * deletes a result may give another.
 */
public final class Calls {
    private final Conversation conversation;
    /** Made by answers, also by those outside the conversation. */
    private final Set<String> asked = new HashSet<>();
    /** Made by answers for the client to run; nobody has noted a result of them. */
    private final Set<String> open = new HashSet<>();

    Calls(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * Of a conversation from another server, which calls had no result. Not known is which of them a client brought along: those
     * are taken for calls of answers.
     */
    public void restore() {
        unanswered().forEach(call -> open.add(call.callId()));
    }

    /** Calls of the conversation that have no result. */
    public List<FunctionCall> unanswered() {
        return conversation.entries().stream()
                .map(Conversation.Entry::item)
                .filter(FunctionCall.class::isInstance)
                .map(FunctionCall.class::cast)
                .filter(call -> result(call.callId()).isEmpty())
                .toList();
    }

    /** Under which id a call of the model goes: its own, unless that is taken. Some providers count from 0 in each answer. */
    public String ask(String wanted, Ids ids) {
        String id = wanted;
        while (asked.contains(id) || has(id) || result(id).isPresent()) {
            id = ids.nextCall();
        }
        asked.add(id);
        return id;
    }

    /** The client is told of the whole call. */
    public void made(ResponseId response, FunctionCall call, Effects effects) {
        open.add(call.callId());
        effects.add(new Effect.NoteToolCall(response, call));
        result(call.callId()).ifPresent(early -> answered(early, effects));
    }

    /** A result has become an item. Of a call that the client brought along nothing is noted: nobody ran it here. */
    void answered(FunctionCallOutput result, Effects effects) {
        if (open.remove(result.callId())) {
            effects.add(new Effect.NoteToolResult(result));
        }
    }

    /** Whether the conversation has this call. */
    boolean has(String callId) {
        return conversation.entries().stream()
                .anyMatch(entry -> entry.item() instanceof FunctionCall call
                        && call.callId().equals(callId));
    }

    /** What this call returned. */
    Optional<FunctionCallOutput> result(String callId) {
        return conversation.entries().stream()
                .map(Conversation.Entry::item)
                .filter(FunctionCallOutput.class::isInstance)
                .map(FunctionCallOutput.class::cast)
                .filter(output -> output.callId().equals(callId))
                .findFirst();
    }
}
