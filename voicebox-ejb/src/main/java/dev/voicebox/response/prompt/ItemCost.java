package dev.voicebox.response.prompt;

import java.util.List;

import dev.voicebox.conversation.ModelContext;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.TokenEstimate;

/**
 * Tokens of one item. What the caller said counts by its length, as the public service counts it, a token each 100 ms; the
 * model reads its words, which are then not counted again.
 *
 * @param text written words, and those of earlier answers
 * @param picture of pictures
 * @param words of what the caller said, as the model reads them
 * @param audio of what the caller said, by its length
 */
record ItemCost(int text, int picture, int words, int audio) {
    static final ItemCost NOTHING = new ItemCost(0, 0, 0, 0);

    private static final int SPOKEN_MS_PER_TOKEN = 100;

    /** @param spokenMs length of the caller's audio in the item */
    static ItemCost of(Item item, long spokenMs) {
        int all = 0;
        int picture = 0;
        for (ModelMessage message : ModelContext.of(List.of(item))) {
            if (message instanceof ModelMessage.UserImage) {
                picture += TokenEstimate.ofPicture();
            } else {
                all += TokenEstimate.ofText(text(message));
            }
        }
        int words = item instanceof Item.Message message ? words(message) : 0;
        return new ItemCost(all - words, picture, words, (int) (spokenMs / SPOKEN_MS_PER_TOKEN));
    }

    ItemCost plus(ItemCost other) {
        return new ItemCost(text + other.text, picture + other.picture, words + other.words, audio + other.audio);
    }

    /** What the model has to have room for. */
    int reads() {
        return text + picture + words;
    }

    private static int words(Item.Message message) {
        int words = 0;
        for (ContentPart part : message.content()) {
            if (part instanceof ContentPart.InputAudio) {
                words += TokenEstimate.ofText(ModelContext.textOf(part));
            }
        }
        return words;
    }

    private static String text(ModelMessage message) {
        if (message instanceof ModelMessage.UserText user) {
            return user.text();
        }
        if (message instanceof ModelMessage.AssistantText assistant) {
            return assistant.text();
        }
        if (message instanceof ModelMessage.SystemText system) {
            return system.text();
        }
        if (message instanceof ModelMessage.ToolCall call) {
            return call.name() + call.arguments();
        }
        return ((ModelMessage.ToolResult) message).output();
    }
}
