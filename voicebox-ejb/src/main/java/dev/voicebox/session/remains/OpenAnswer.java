package dev.voicebox.session.remains;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.event.ResponseView.OutputMode;
import dev.voicebox.event.Usage;

/** One answer, as far as it was said. */
final class OpenAnswer {
    private final ResponseId id;
    private final JsonNode created;
    private final List<OpenOutput> outputs = new ArrayList<>();

    /** @param created the response, as {@code response.created} showed it */
    OpenAnswer(ResponseId id, JsonNode created) {
        this.id = id;
        this.created = created;
    }

    void see(String event, JsonNode frame) {
        if (event.equals("output_item.added")) {
            outputs.add(new OpenOutput(outputs.size(), frame.path("item")));
            return;
        }
        int index = frame.path("output_index").asInt(-1);
        if (index >= 0 && index < outputs.size()) {
            outputs.get(index).see(event, frame);
        }
    }

    /** Something of an item of the conversation, which may be an output of this. */
    void seeItem(String type, JsonNode frame) {
        ItemId item =
                new ItemId(frame.path("item_id").asText(frame.at("/item/id").asText()));
        outputs.stream().filter(output -> output.id().equals(item)).forEach(output -> output.see(type, frame));
    }

    boolean has(ItemId item) {
        return outputs.stream().anyMatch(output -> output.id().equals(item));
    }

    ResponseId id() {
        return id;
    }

    List<OpenOutput> outputs() {
        return List.copyOf(outputs);
    }

    boolean isInConversation() {
        return created.path("conversation_id").isTextual();
    }

    boolean isSpoken() {
        return created.at("/output_modalities/0").asText().equals("audio");
    }

    ResponseView view(ResponseStatus status, List<Item> output) {
        JsonNode most = created.path("max_output_tokens");
        return new ResponseView(
                id,
                status,
                output,
                isInConversation()
                        ? new ConversationId(created.path("conversation_id").asText())
                        : null,
                mode(),
                most.isInt() ? OptionalInt.of(most.intValue()) : OptionalInt.empty(),
                Usage.NONE,
                created.path("metadata") instanceof ObjectNode metadata ? metadata : null);
    }

    private OutputMode mode() {
        JsonNode sound = created.at("/audio/output");
        AudioFormat format = Stream.of(AudioFormat.values())
                .filter(known -> known.type().equals(sound.at("/format/type").asText()))
                .findFirst()
                .orElse(AudioFormat.PCM);
        return new OutputMode(isSpoken(), format, sound.path("voice").asText());
    }
}
