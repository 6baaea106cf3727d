package dev.voicebox.conversation;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.language.ModelMessage;

/** A conversation as a language model reads it: spoken items by their words, answers as far as they were heard. */
public final class ModelContext {
    /** Stands for a turn in which no words could be made out, so that the model can say so. */
    public static final String INAUDIBLE = "(inaudible)";

    private ModelContext() {}

    public static List<ModelMessage> of(List<Item> items) {
        List<ModelMessage> messages = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Message message) {
                message.content().forEach(part -> addPart(message.role(), part, messages));
            } else if (item instanceof Item.FunctionCall call) {
                messages.add(new ModelMessage.ToolCall(call.callId(), call.name(), call.arguments()));
            } else if (item instanceof Item.FunctionCallOutput output) {
                messages.add(new ModelMessage.ToolResult(output.callId(), output.output()));
            }
        }
        return messages;
    }

    private static void addPart(Role role, ContentPart part, List<ModelMessage> messages) {
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

    private static String textOf(ContentPart part) {
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
