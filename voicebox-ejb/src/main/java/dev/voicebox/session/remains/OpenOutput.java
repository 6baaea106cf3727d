package dev.voicebox.session.remains;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent.Place;
import dev.voicebox.wire.item.StoredItem;

/** One item of an answer, as far as it was said. */
final class OpenOutput {

    /** What was said of it beside its pieces. */
    enum Said {
        IN_CONVERSATION,
        DELETED,
        PART_ADDED,
        SOUND_DONE,
        WORDS_DONE,
        PART_DONE,
        STORED,
        ENDED
    }

    private final int index;
    private final StringBuilder pieces = new StringBuilder();
    private final Set<Said> said = EnumSet.noneOf(Said.class);
    private Item item;

    OpenOutput(int index, JsonNode begun) {
        this.index = index;
        this.item = StoredItem.read(begun);
    }

    void see(String event, JsonNode frame) {
        switch (event) {
            case "conversation.item.added" -> said.add(Said.IN_CONVERSATION);
            case "conversation.item.deleted" -> said.add(Said.DELETED);
            case "content_part.added" -> said.add(Said.PART_ADDED);
            case "output_text.delta", "output_audio_transcript.delta", "function_call_arguments.delta" ->
                pieces.append(frame.path("delta").asText());
            case "output_audio.done" -> said.add(Said.SOUND_DONE);
            case "output_text.done", "output_audio_transcript.done", "function_call_arguments.done" ->
                said.add(Said.WORDS_DONE);
            case "content_part.done" -> said.add(Said.PART_DONE);
            case "conversation.item.done" -> ended(Said.STORED, frame);
            case "output_item.done" -> ended(Said.ENDED, frame);
            default -> {}
        }
    }

    boolean has(Said what) {
        return said.contains(what);
    }

    ItemId id() {
        return item.id();
    }

    Place place() {
        return new Place(id(), index, 0);
    }

    /** As it was last shown whole. */
    Item item() {
        return item;
    }

    /** Its text, transcript or arguments, as far as they were told. */
    String told() {
        return pieces.toString();
    }

    private void ended(Said how, JsonNode frame) {
        said.add(how);
        item = StoredItem.read(frame.path("item"));
    }
}
