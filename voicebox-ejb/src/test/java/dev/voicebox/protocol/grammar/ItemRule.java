package dev.voicebox.protocol.grammar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Each item: announced or committed or neither, then added, then done, once, or withdrawn after an error; and where it says it is, it is. */
final class ItemRule implements Rule {
    private static final Pattern NOT_STORED = Pattern.compile("^Item '(.+)' could not be stored");

    private final Items items;
    private final Complaints complaints;
    private final Map<String, String> committedAfter = new HashMap<>();
    private final Set<String> notStored = new HashSet<>();

    ItemRule(Items items, Complaints complaints) {
        this.items = items;
        this.complaints = complaints;
    }

    @Override
    public void see(String type, JsonNode frame) {
        String item = frame.path("item_id").asText(frame.at("/item/id").asText());
        String previous = frame.path("previous_item_id").textValue();
        switch (type) {
            case "input_audio_buffer.speech_started", "input_audio_buffer.timeout_triggered" ->
                items.step(item, "announced");
            case "input_audio_buffer.committed" -> {
                items.step(item, "committed");
                committedAfter.put(item, String.valueOf(previous));
            }
            case "conversation.item.added" -> {
                String promised = committedAfter.getOrDefault(item, String.valueOf(previous));
                complaints.unless(promised.equals(String.valueOf(previous)), "it was committed after " + promised);
                boolean begun = frame.at("/item/status").asText().equals("in_progress");
                if (items.step(item, begun ? "begun" : "added")) {
                    items.insert(item, previous);
                }
            }
            case "conversation.item.done" -> {
                items.step(item, "done");
                items.saysAfter(item, previous);
            }
            case "conversation.item.retrieved" -> items.step(item, "retrieved");
            case "conversation.item.truncated" -> {
                items.step(item, "truncated");
                items.truncate(item);
            }
            case "conversation.item.deleted" -> {
                items.step(item, notStored.remove(item) ? "withdrawn" : "deleted");
                items.remove(item);
            }
            case "error" -> {
                Matcher named = NOT_STORED.matcher(frame.at("/error/message").asText());
                if (frame.at("/error/code").asText().equals("item_not_stored") && named.find()) {
                    notStored.add(named.group(1));
                }
            }
            default -> {}
        }
    }

    @Override
    public void end() {
        items.end();
    }
}
