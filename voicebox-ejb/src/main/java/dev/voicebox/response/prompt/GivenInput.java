package dev.voicebox.response.prompt;

import java.util.List;

import dev.voicebox.config.InputConfig;
import dev.voicebox.config.Transcription;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.conversation.NewItemRules;
import dev.voicebox.event.ContentPart.InputAudio;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.TranscribeOrder;

/** Takes the items that a client gives for one answer: looks references up, and finds what has to be put into words. */
final class GivenInput {
    private final Conversation conversation;
    private final Ids ids;

    GivenInput(Conversation conversation, Ids ids) {
        this.conversation = conversation;
        this.ids = ids;
    }

    Reading read(List<Item> items, InputConfig heard) throws ProtocolViolation {
        GivenReading reading = new GivenReading(conversation);
        for (int i = 0; i < items.size(); i++) {
            add(items.get(i), "response.input[" + i + "]", heard, reading);
        }
        return reading;
    }

    private void add(Item item, String path, InputConfig heard, GivenReading reading) throws ProtocolViolation {
        if (item instanceof Item.Reference reference) {
            reading.addReferred(conversation
                    .find(reference.id())
                    .orElseThrow(() -> new ProtocolViolation(ProtocolError.invalid(
                            ErrorCode.INVALID_VALUE,
                            "Item with id '" + reference.id() + "' not found in conversation.",
                            path + ".id"))));
            return;
        }
        InputAudio spoken = item instanceof Message message ? spoken(message) : null;
        if (spoken == null) {
            reading.addGiven(item, 0);
            return;
        }
        NewItemRules.checkSound((Message) item, heard.format(), path);
        if (spoken.transcript() != null) {
            reading.addGiven(item, heard.format().millis(spoken.audio().length));
            return;
        }
        Transcription words = heard.transcription();
        reading.addSpoken(
                item,
                ids.nextItem(),
                new TranscribeOrder(heard.format(), spoken.audio(), words.language(), words.prompt()));
    }

    private static InputAudio spoken(Message message) {
        return message.content().stream()
                .filter(InputAudio.class::isInstance)
                .map(InputAudio.class::cast)
                .findFirst()
                .orElse(null);
    }
}
