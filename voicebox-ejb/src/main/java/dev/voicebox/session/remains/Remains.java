package dev.voicebox.session.remains;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.resume.StoredEvent;

/** What was begun in a session and not ended when its server was gone. */
public final class Remains {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenAnswers answers = new OpenAnswers();
    private final OpenItems items = new OpenItems();
    private final OpenWords words = new OpenWords();
    private final SeenOrder order = new SeenOrder();

    private Remains() {}

    /** @param tail the last events of the session, in order, from the beginning of the oldest answer that has not ended on */
    public static Remains of(List<StoredEvent> tail) {
        Remains remains = new Remains();
        tail.forEach(event -> remains.see(event.type(), read(event)));
        return remains;
    }

    /** Whether the conversation has had a sound of the model. */
    public boolean hasSpoken(List<Item> past) {
        return answers.all().stream().anyMatch(OpenAnswer::isSpoken)
                || past.stream()
                        .filter(Item.Message.class::isInstance)
                        .flatMap(item -> ((Item.Message) item).content().stream())
                        .anyMatch(ContentPart.OutputAudio.class::isInstance);
    }

    /** Whether the client was told that it is gone: what is kept of it was to go as well. */
    public boolean isDeleted(ItemId item) {
        return order.isDeleted(item);
    }

    List<OpenAnswer> answers() {
        return answers.all();
    }

    /** Items that were announced, but for those of answers. */
    List<OpenItem> items() {
        return items.all().stream()
                .filter(item -> answers.all().stream().noneMatch(answer -> answer.has(item.id())))
                .toList();
    }

    OpenWords words() {
        return words;
    }

    SeenOrder order() {
        return order;
    }

    private void see(String type, JsonNode event) {
        if (type.startsWith("response.")) {
            answers.see(type, event);
        } else if (type.startsWith("conversation.item.input_audio_transcription.")) {
            words.see(type, event);
        } else if (type.startsWith("conversation.item.") || type.equals("input_audio_buffer.committed")) {
            order.see(type, event);
            items.see(type, event);
            words.see(type, event);
            answers.see(type, event);
        }
    }

    private static JsonNode read(StoredEvent event) {
        try {
            return JSON.readTree(event.json());
        } catch (JsonProcessingException e) {
            // Without the cause: its message would repeat what was said.
            throw new IllegalArgumentException("the stored event " + event.id() + " is not JSON");
        }
    }

    @Override
    public String toString() {
        return "Remains[" + answers.all().size() + " answers, " + items.all().size() + " items]";
    }
}
