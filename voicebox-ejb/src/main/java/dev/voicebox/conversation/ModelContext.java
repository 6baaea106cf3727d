package dev.voicebox.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.McpItem;
import dev.voicebox.language.ModelMessage;

/**
 * A conversation as a language model reads it: spoken items by their words, answers as far as they were heard, tools of MCP
 * servers as functions that were called.
 */
public final class ModelContext implements Item.Handler<Void, RuntimeException> {
    /** Stands for a turn in which no words could be made out, so that the model can say so. */
    public static final String INAUDIBLE = "(inaudible)";

    private static final String DENIED = "The user did not approve this call.";

    private final List<ModelMessage> messages = new ArrayList<>();
    private final Map<ItemId, McpItem.ApprovalResponse> denials = new HashMap<>();

    private ModelContext() {}

    public static List<ModelMessage> of(List<Item> items) {
        ModelContext context = new ModelContext();
        for (Item item : items) {
            if (item instanceof McpItem.ApprovalResponse response && !response.approve()) {
                context.denials.put(response.request(), response);
            }
        }
        items.forEach(item -> item.accept(context));
        return context.messages;
    }

    @Override
    public Void onMessage(Message item) {
        item.content().forEach(part -> addPart(item.role(), part));
        return null;
    }

    @Override
    public Void onFunctionCall(Item.FunctionCall item) {
        messages.add(new ModelMessage.ToolCall(item.callId(), item.name(), item.arguments()));
        return null;
    }

    @Override
    public Void onFunctionCallOutput(Item.FunctionCallOutput item) {
        messages.add(new ModelMessage.ToolResult(item.callId(), item.output()));
        return null;
    }

    /** It was looked up before it was put in place of this. */
    @Override
    public Void onReference(Item.Reference item) {
        return null;
    }

    /** What cannot be called any more need not be known. */
    @Override
    public Void onListTools(McpItem.ListTools item) {
        return null;
    }

    @Override
    public Void onMcpCall(McpItem.Call item) {
        McpItem.Outcome outcome = item.outcome();
        messages.add(new ModelMessage.ToolCall(item.id().value(), item.name(), item.arguments()));
        if (outcome.failure() != null) {
            result(item.id(), "Error: " + outcome.failure().message());
        } else if (outcome.output() != null) {
            result(item.id(), outcome.output());
        }
        return null;
    }

    /** A request that was approved became a call, an item of its own; one that nobody has decided is nothing yet. */
    @Override
    public Void onApprovalRequest(McpItem.ApprovalRequest item) {
        McpItem.ApprovalResponse denial = denials.get(item.id());
        if (denial != null) {
            messages.add(new ModelMessage.ToolCall(item.id().value(), item.name(), item.arguments()));
            result(item.id(), denial.reason() == null ? DENIED : DENIED + " " + denial.reason());
        }
        return null;
    }

    @Override
    public Void onApprovalResponse(McpItem.ApprovalResponse item) {
        return null;
    }

    private void result(ItemId call, String text) {
        messages.add(new ModelMessage.ToolResult(call.value(), text));
    }

    private void addPart(Role role, ContentPart part) {
        if (part instanceof ContentPart.InputImage image) {
            messages.add(new ModelMessage.UserImage(image.imageUrl(), image.detail()));
            return;
        }
        String text = textOf(part);
        switch (role) {
            case SYSTEM -> messages.add(new ModelMessage.SystemText(text));
            case USER -> messages.add(new ModelMessage.UserText(text));
            case ASSISTANT -> {
                if (!text.isBlank()) {
                    messages.add(new ModelMessage.AssistantText(text));
                }
            }
        }
    }

    /** The words of a part that is no picture. */
    public static String textOf(ContentPart part) {
        if (part instanceof ContentPart.InputText input) {
            return input.text();
        }
        if (part instanceof ContentPart.OutputText output) {
            return output.text();
        }
        if (part instanceof ContentPart.OutputAudio output) {
            return output.transcript();
        }
        String transcript = ((ContentPart.InputAudio) part).transcript();
        return transcript == null || transcript.isBlank() ? INAUDIBLE : transcript;
    }
}
