package dev.voicebox.response;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.event.Usage;
import dev.voicebox.privacy.Redacted;

/**
 * What was asked for.
 *
 * @param conversation that the answer becomes part of, or {@code null}
 * @param metadata of the client, echoed, or {@code null}
 * @param toolsUsedUp whether the turn has had all its calls, so that the answer is made without tools
 * @param apology said when no model answers
 * @param reviewed whether a policy decides what is said and called
 */
record ResponseOrder(
        ResponseId id,
        ConversationId conversation,
        AnswerConfig config,
        ObjectNode metadata,
        boolean toolsUsedUp,
        Ids ids,
        String apology,
        boolean reviewed) {

    ResponseView view(ResponseStatus status, List<Item> output, Usage usage) {
        return new ResponseView(
                id, status, output, conversation, config.mode(), config.maxOutputTokens(), usage, metadata);
    }

    @Override
    public String toString() {
        return "ResponseOrder[" + id + ", " + conversation + ", " + config + ", " + Redacted.json(metadata) + ", "
                + toolsUsedUp + ", " + ids + ", " + apology + "]";
    }
}
