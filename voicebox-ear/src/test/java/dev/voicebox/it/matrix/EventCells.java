package dev.voicebox.it.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.it.RealtimeClient;
import dev.voicebox.it.RunningServer;
import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.Side;

import static org.assertj.core.api.Assertions.assertThat;

/** Every event that a client may send, from a session of another tenant, with the ids of ours and with unknown ones. */
final class EventCells {
    private static final String SPOKEN = ",\"content_index\":0,\"audio_end_ms\":0";
    private static final String MESSAGE = "\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":"
            + "[{\"type\":\"input_text\",\"text\":\"hello\"}]";

    /** By event, what it may carry: ID is in the place of the id, KIND before it says what it names. */
    private static final Map<String, List<String>> EVENTS = Map.ofEntries(
            Map.entry(
                    "session.update",
                    List.of(
                            "voice \"session\":{\"type\":\"realtime\",\"audio\":{\"output\":{\"voice\":\"ID\"}}}",
                            "persona \"session\":{\"type\":\"realtime\",\"prompt\":{\"id\":\"ID\"}}")),
            Map.entry("input_audio_buffer.append", List.of("item \"audio\":\"\",\"item_id\":\"ID\"")),
            Map.entry("input_audio_buffer.commit", List.of("item \"item_id\":\"ID\"")),
            Map.entry("input_audio_buffer.clear", List.of("item \"item_id\":\"ID\"")),
            Map.entry(
                    "conversation.item.create",
                    List.of(
                            "item \"previous_item_id\":\"ID\"," + MESSAGE + "}",
                            "item " + MESSAGE + ",\"id\":\"ID\"}")),
            Map.entry("conversation.item.retrieve", List.of("item \"item_id\":\"ID\"")),
            Map.entry("conversation.item.truncate", List.of("item \"item_id\":\"ID\"" + SPOKEN)),
            Map.entry("conversation.item.delete", List.of("item \"item_id\":\"ID\"")),
            Map.entry(
                    "response.create",
                    List.of(
                            "item \"response\":{\"conversation\":\"none\",\"input\":[{\"type\":\"item_reference\",\"id\":\"ID\"}]}",
                            "session \"response\":{\"conversation\":\"ID\"}")),
            Map.entry("response.cancel", List.of("item \"response_id\":\"ID\"")),
            Map.entry("output_audio_buffer.clear", List.of("item \"response_id\":\"ID\"")),
            Map.entry("transcription_session.update", List.of("session \"session\":{\"id\":\"ID\"}")));

    private final RunningServer server = RunningServer.get();
    private final House ours;
    private final House theirs;
    private final List<String> leaks = new ArrayList<>();
    private int cells;
    private int probe;

    EventCells(House ours, House theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    void run() throws Exception {
        Map<String, ProtocolEvent> events = ProtocolData.GIVEN.events(Side.CLIENT);
        assertThat(EVENTS.keySet()).containsExactlyInAnyOrderElementsOf(events.keySet());
        events.values().forEach(EventCells::hasARowForEachId);
        for (Map.Entry<String, String> asker : Map.of(
                        "NEIGHBOUR", theirs.key, "FOREIGN_ADMIN", theirs.keyWithEveryScope)
                .entrySet()) {
            for (String name : events.keySet()) {
                for (String row : EVENTS.get(name)) {
                    compare(asker.getKey(), asker.getValue(), name, row);
                }
            }
        }
        ownItem();
    }

    List<String> leaks() {
        return leaks;
    }

    int cells() {
        return cells;
    }

    int names() {
        return EVENTS.size();
    }

    private static void hasARowForEachId(ProtocolEvent event) {
        event.fields().stream()
                .map(field -> field.name())
                .filter(name -> name.endsWith("_id") && !name.equals("event_id"))
                .forEach(name -> assertThat(EVENTS.get(event.name()))
                        .as(event.name())
                        .anyMatch(row -> row.contains('"' + name + "\":\"ID\"")));
    }

    /** A session for each half: what the one did must not colour the other. */
    private void compare(String asker, String key, String name, String row) throws Exception {
        String kind = row.substring(0, row.indexOf(' '));
        String id = ours.ids.get(kind);
        List<String> foreign = heard(key, name, row.substring(kind.length() + 1), id);
        List<String> unknown = heard(key, name, row.substring(kind.length() + 1), Cells.unknown(id));
        cells++;
        if (!foreign.equals(unknown)) {
            leaks.add(asker + ' ' + name + ' ' + row + ": " + foreign + " and " + unknown);
        }
        ours.marks().stream()
                .filter(mark -> foreign.toString().contains(mark))
                .forEach(mark -> leaks.add(asker + ' ' + name + " shows " + mark));
    }

    private List<String> heard(String key, String name, String row, String id) throws Exception {
        try (RealtimeClient client = new RealtimeClient(server, "", key)) {
            client.await("session.created");
            return ask(client, "{\"type\":\"" + name + "\"," + row.replace("ID", id) + '}', id);
        }
    }

    /** All that comes until the answer to a question behind it; of an answer that was begun no more than that. */
    private List<String> ask(RealtimeClient client, String event, String id) throws Exception {
        String barrier = "barrier_" + ++probe;
        client.say(event);
        client.say("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"none\",\"event_id\":\"" + barrier + "\"}");
        List<String> heard = new ArrayList<>();
        while (true) {
            JsonNode next = client.next(20_000);
            assertThat(next).as("no answer to the question behind " + event).isNotNull();
            if (next.at("/error/event_id").asText().equals(barrier)) {
                return heard;
            }
            boolean ofAnAnswer = next.path("type").asText().matches("response\\..*|conversation\\.item\\.(added|done)");
            heard.add(Answer.of(0, ofAnAnswer ? "an answer" : next.toString(), List.of(id))
                    .plain());
            if (ofAnAnswer && heard.indexOf(heard.get(heard.size() - 1)) < heard.size() - 1) {
                heard.remove(heard.size() - 1);
            }
        }
    }

    /** The ids are real: their owner is answered otherwise than for an unknown one. */
    private void ownItem() throws Exception {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("conversation.item.retrieve", "");
        rows.put("conversation.item.truncate", SPOKEN);
        rows.put("conversation.item.delete", "");
        for (Map.Entry<String, String> row : rows.entrySet()) {
            String item = ours.ids.get("item");
            String event = "{\"type\":\"" + row.getKey() + "\",\"item_id\":\"ID\"" + row.getValue() + '}';
            List<String> unknown = ask(ours.client(), event.replace("ID", Cells.unknown(item)), Cells.unknown(item));
            cells++;
            if (ask(ours.client(), event.replace("ID", item), item).equals(unknown)) {
                leaks.add("OWNER " + row.getKey() + " is answered as for an unknown item: " + unknown);
            }
        }
    }
}
