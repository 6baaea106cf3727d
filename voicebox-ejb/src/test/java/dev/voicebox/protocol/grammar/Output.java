package dev.voicebox.protocol.grammar;

import com.fasterxml.jackson.databind.JsonNode;

/** One item that an answer puts out: opened, written in pieces, closed from the inside to the outside. */
final class Output {
    /** An item beside the conversation is known from its beginning; one in it has to be added there first. */
    private static final Automaton MESSAGE = Automaton.of("""
            begun   conversation.item.added       known
            known   content_part.added            open
            open    output_text.delta             open
            open    output_text.done              said
            open    output_audio_transcript.delta open
            open    output_audio.delta            open
            open    output_audio.done             silent
            silent  output_audio_transcript.done  said
            said    content_part.done             closed
            closed  content_part.added            open
            closed  conversation.item.done        stored
            closed  output_item.done              ended
            stored  output_item.done              ended
            """);

    private static final Automaton CALL = Automaton.of("""
            begun   conversation.item.added        known
            known   function_call_arguments.delta  known
            known   function_call_arguments.done   closed
            closed  conversation.item.done         stored
            closed  output_item.done               ended
            stored  output_item.done               ended
            """);

    private final JsonNode added;
    private final Items items;
    private final Complaints complaints;
    private final boolean inConversation;
    private final Place place;
    private final Writing writing;
    private JsonNode done;

    Output(JsonNode item, boolean inConversation, Items items, Complaints complaints) {
        this.added = item;
        this.items = items;
        this.complaints = complaints;
        this.inConversation = inConversation;
        boolean call = item.path("type").asText().equals("function_call");
        this.place = new Place(call ? CALL : MESSAGE, "output " + id(), inConversation ? "begun" : "known");
        this.writing = new Writing(item, complaints);
        complaints.unless(item.path("status").asText().equals("in_progress"), "it begins ended");
        complaints.unless(call || item.path("content").isEmpty(), "it begins with content");
    }

    boolean isOf(String item) {
        return id().equals(item);
    }

    boolean isEnded() {
        return done != null;
    }

    boolean isComplete() {
        return done != null && done.path("status").asText().equals("completed");
    }

    boolean isLike(JsonNode shown) {
        return shown.equals(done);
    }

    /** @param event type of the event, without {@code response.} */
    void see(String event, JsonNode frame) {
        boolean stored = place.is("stored");
        complaints.unless(
                frame.path("item_id").asText(frame.at("/item/id").asText()).equals(id()), "the output is another item");
        if (!place.step(event, complaints)) {
            return;
        }
        writing.see(event, frame);
        if (event.equals("conversation.item.done")) {
            whole(frame.path("item"));
        } else if (event.equals("output_item.done")) {
            done = frame.path("item");
            whole(done);
            complaints.unless(
                    stored || !inConversation || items.is(id(), "deleted"),
                    "it is done before it is in the conversation");
        }
    }

    private void whole(JsonNode item) {
        complaints.unless(item.path("type").equals(added.path("type")), "it became another kind of item");
        complaints.unless(!item.path("status").asText().equals("in_progress"), "it ends in progress");
        writing.hold(item, items.isTruncated(id()));
    }

    private String id() {
        return added.path("id").asText();
    }
}
