package dev.voicebox.conversation;

import java.util.Optional;

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

    private static final String CALL_ID = "item.call_id";

    private final Conversation conversation;
    private final Calls calls;

    NewItemRules(Conversation conversation) {
        this.conversation = conversation;
        this.calls = conversation.calls();
    }

    /** @param format of sound that comes in */
    void check(Item item, AudioFormat format) throws ProtocolViolation {
        checkId(item);
        if (item instanceof Item.FunctionCall call) {
            checkCall(call);
        }
        if (item instanceof Item.FunctionCallOutput output) {
            checkResult(output);
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

    private void checkId(Item item) throws ProtocolViolation {
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
    }

    private void checkCall(Item.FunctionCall call) throws ProtocolViolation {
        if (calls.has(call.callId())) {
            throw refuse(
                    ErrorCode.INVALID_TOOL_CALL_ID,
                    "Tool call ID '" + call.callId() + "' is in the conversation already, and stands for one call."
                            + " Choose another one.",
                    CALL_ID);
        }
    }

    /** An order that is placed twice is a result that was given twice: the second is not taken for that of another call. */
    private void checkResult(Item.FunctionCallOutput output) throws ProtocolViolation {
        if (!calls.has(output.callId())) {
            throw refuse(
                    ErrorCode.INVALID_TOOL_CALL_ID,
                    "Tool call ID '" + output.callId() + "' not found in conversation.",
                    CALL_ID);
        }
        Optional<Item.FunctionCallOutput> first = calls.result(output.callId());
        if (first.isPresent()) {
            throw refuse(
                    ErrorCode.TOOL_CALL_ALREADY_ANSWERED,
                    "Tool call ID '" + output.callId() + "' already has its result, the item '"
                            + first.get().id() + "'. A call has one result: delete that item to give another.",
                    CALL_ID);
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
