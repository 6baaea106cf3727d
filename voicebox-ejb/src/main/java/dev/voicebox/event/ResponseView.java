package dev.voicebox.event;

import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.privacy.Redacted;

/**
 * A response as clients see it.
 *
 * @param conversation {@code null} for a response outside the conversation
 * @param maxOutputTokens empty for no limit
 * @param usage {@code null} while in progress
 * @param metadata {@code null} when the client gave none
 */
public record ResponseView(
        ResponseId id,
        ResponseStatus status,
        List<Item> output,
        ConversationId conversation,
        OutputMode mode,
        OptionalInt maxOutputTokens,
        Usage usage,
        ObjectNode metadata) {
    public ResponseView {
        output = List.copyOf(output);
    }

    /** Of an answer of which an item could not be stored: it has failed, unless it had ended in another way before. */
    public ResponseView notStored() {
        if (status instanceof ResponseStatus.Cancelled || status instanceof ResponseStatus.Failed) {
            return this;
        }
        ResponseStatus failed = new ResponseStatus.Failed(
                ErrorType.API, ErrorCode.ITEM_NOT_STORED, "The answer could not be stored. Ask for it again later.");
        return new ResponseView(id, failed, output, conversation, mode, maxOutputTokens, usage, metadata);
    }

    /** How an answer is given. {@code voice} and {@code format} are shown for text answers too. */
    public record OutputMode(boolean audio, AudioFormat format, String voice) {}

    @Override
    public String toString() {
        return "ResponseView[" + id + ", " + status + ", " + output + ", " + conversation + ", " + mode + ", "
                + maxOutputTokens + ", " + usage + ", " + Redacted.json(metadata) + "]";
    }
}
