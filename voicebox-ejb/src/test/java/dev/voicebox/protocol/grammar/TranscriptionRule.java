package dev.voicebox.protocol.grammar;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The caller's words: not before their item is known, one end, and the pieces are the whole. */
final class TranscriptionRule implements Rule {
    private static final Automaton TRANSCRIPTION = Automaton.of("""
            waiting  delta      hearing
            waiting  segment    hearing
            waiting  completed  over
            waiting  failed     over
            hearing  delta      hearing
            hearing  segment    hearing
            hearing  completed  over
            hearing  failed     over
            """);
    private static final String PREFIX = "conversation.item.input_audio_transcription.";

    private final Items items;
    private final Complaints complaints;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, StringBuilder> heard = new HashMap<>();

    TranscriptionRule(Items items, Complaints complaints) {
        this.items = items;
        this.complaints = complaints;
    }

    @Override
    public void see(String type, JsonNode frame) {
        if (!type.startsWith(PREFIX)) {
            return;
        }
        String item = frame.path("item_id").asText();
        String event = type.substring(PREFIX.length());
        boolean known = items.is(item, "announced") || items.is(item, "added") || items.is(item, "done");
        complaints.unless(known, "its item is not in the conversation");
        Place place = places.computeIfAbsent(item, id -> new Place(TRANSCRIPTION, "the words of " + id));
        if (place.step(event, complaints)) {
            if (event.equals("delta")) {
                heard.computeIfAbsent(item, unused -> new StringBuilder())
                        .append(frame.path("delta").asText());
            } else if (event.equals("completed") && heard.containsKey(item)) {
                String whole = frame.path("transcript").asText();
                complaints.unless(heard.get(item).toString().equals(whole), "its deltas are not its transcript");
            }
        }
    }

    @Override
    public void end() {
        // words that nobody waits for may never come
    }
}
