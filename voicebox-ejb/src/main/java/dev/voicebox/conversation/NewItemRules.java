package dev.voicebox.conversation;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.event.McpItem;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

/** What an item must keep to enter a conversation; its own fields were checked when it was read. */
public final class NewItemRules {
    /** Where {@code previous_item_id} names it. */
    static final String FRONT = "root";

    private final Conversation conversation;

    NewItemRules(Conversation conversation) {
        this.conversation = conversation;
    }

    /** @param format of sound that comes in */
    void check(Item item, AudioFormat format) throws ProtocolViolation {
        if (item.id().value().equals(FRONT)) {
            throw refuse(
                    ErrorCode.INVALID_VALUE,
                    "Error adding item: the id '" + FRONT
                            + "' stands for the front of the conversation. Choose another one.",
                    "item.id");
        }
        if (conversation.find(item.id()).isPresent()) {
            throw refuse(
                    ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID,
                    "Error adding item: an item with id '" + item.id() + "' already exists.",
                    "item.id");
        }
        if (conversation.hasUsed(item.id())) {
            throw refuse(
                    ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID,
                    "Error adding item: an item with id '" + item.id()
                            + "' was deleted, and an id may be used once. Choose another one.",
                    "item.id");
        }
        if (conversation.isAnnounced(item.id())) {
            throw refuse(
                    ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID,
                    "Error adding item: the id '" + item.id()
                            + "' was announced for what the caller said. Choose another one.",
                    "item.id");
        }
        if (item instanceof Item.FunctionCallOutput output && !conversation.hasCall(output.callId())) {
            throw refuse(
                    ErrorCode.INVALID_VALUE,
                    "Tool call ID '" + output.callId() + "' not found in conversation.",
                    "item.call_id");
        }
        if (item instanceof McpItem.ApprovalResponse response && !isRequest(response)) {
            throw refuse(
                    ErrorCode.INVALID_VALUE,
                    "Approval request '" + response.request() + "' not found in conversation.",
                    "item.approval_request_id");
        }
        if (item instanceof Item.Message message) {
            checkWritten(message);
            checkSound(message, format, "item");
        }
    }

    /** Spoken words cannot be put into the assistant's mouth: such a part lacks its text. */
    private static void checkWritten(Item.Message message) throws ProtocolViolation {
        for (int i = 0; i < message.content().size(); i++) {
            if (message.content().get(i) instanceof ContentPart.OutputAudio) {
                throw new ProtocolViolation(ProtocolError.missing("item.content[" + i + "].text"));
            }
        }
    }

    /** @param path of the message, such as {@code item} */
    public static void checkSound(Item.Message message, AudioFormat format, String path) throws ProtocolViolation {
        for (int i = 0; i < message.content().size(); i++) {
            if (message.content().get(i) instanceof ContentPart.InputAudio part
                    && part.audio() != null
                    && part.audio().length % format.bytesPerSample() != 0) {
                throw refuse(
                        ErrorCode.INVALID_VALUE,
                        "Invalid audio: 16-bit samples need an even number of bytes.",
                        path + ".content[" + i + "].audio");
            }
        }
    }

    private boolean isRequest(McpItem.ApprovalResponse response) {
        return conversation
                .find(response.request())
                .filter(entry -> entry.item() instanceof McpItem.ApprovalRequest)
                .isPresent();
    }

    private static ProtocolViolation refuse(ErrorCode code, String message, String param) {
        return new ProtocolViolation(ProtocolError.invalid(code, message, param));
    }
}
