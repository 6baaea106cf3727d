package dev.voicebox.protocol.grammar;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** One answer of a stream. */
final class Answer {
    private final JsonNode created;
    private final Items items;
    private final Complaints complaints;
    private final List<Output> outputs = new ArrayList<>();
    private boolean ended;

    Answer(JsonNode created, Items items, Complaints complaints) {
        this.created = created;
        this.items = items;
        this.complaints = complaints;
        complaints.unless(created.path("status").asText().equals("in_progress"), "it begins ended");
        complaints.unless(created.path("output").isEmpty(), "it begins with output");
        complaints.unless(created.path("usage").isNull(), "it begins with usage");
    }

    boolean isInConversation() {
        return !created.path("conversation_id").isNull();
    }

    boolean isEnded() {
        return ended;
    }

    /** {@code null} when the item is none of this answer's. */
    Output output(String item) {
        return outputs.stream().filter(output -> output.isOf(item)).findFirst().orElse(null);
    }

    void see(String event, JsonNode frame) {
        int index = frame.path("output_index").asInt(-1);
        if (event.equals("output_item.added")) {
            complaints.unless(index == outputs.size(), "output_index is not the next");
            outputs.add(new Output(frame.path("item"), isInConversation(), items, complaints));
            return;
        }
        if (index < 0 || index >= outputs.size()) {
            complaints.add("no output has this output_index");
            return;
        }
        if (event.equals("output_item.done")) {
            complaints.unless(
                    outputs.subList(0, index).stream().allMatch(Output::isEnded), "an output before it is not done");
        }
        outputs.get(index).see(event, frame);
    }

    void end(JsonNode response, long turns) {
        ended = true;
        for (String same : List.of("id", "conversation_id", "metadata", "object", "output_modalities")) {
            complaints.unless(response.path(same).equals(created.path(same)), same + " is another than when it began");
        }
        complaints.unless(outputs.stream().allMatch(Output::isEnded), "an output is not done");
        complaints.unless(response.path("usage").isObject(), "it ends without usage");
        status(response, turns);
        complaints.unless(response.path("output").size() == outputs.size(), "its output is not what was put out");
        for (int i = 0; i < Math.min(outputs.size(), response.path("output").size()); i++) {
            complaints.unless(
                    outputs.get(i).isLike(response.path("output").get(i)), "output " + i + " is not what was put out");
        }
    }

    private void status(JsonNode response, long turns) {
        String status = response.path("status").asText();
        JsonNode details = response.path("status_details");
        complaints.unless(!status.equals("in_progress"), "it ends in progress");
        if (status.equals("completed")) {
            complaints.unless(details.isNull(), "it is completed and has details");
            complaints.unless(outputs.stream().allMatch(Output::isComplete), "it is completed, an output is not");
        } else {
            complaints.unless(details.path("type").asText().equals(status), "its details are of another status");
        }
        if (details.path("reason").asText().equals("turn_detected")) {
            // Not "since it began": its beginning may be said late, when an item is slow to be stored.
            complaints.unless(turns > 0, "nobody ever spoke");
        }
    }
}
