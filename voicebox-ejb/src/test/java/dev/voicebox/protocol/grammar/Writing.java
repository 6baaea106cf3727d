package dev.voicebox.protocol.grammar;

import com.fasterxml.jackson.databind.JsonNode;

/** What is written in an output: its pieces, put together, are what is said of it in the end. */
final class Writing {
    private final JsonNode begun;
    private final Complaints complaints;
    private final StringBuilder text = new StringBuilder();
    private String kind = "";
    private int part = -1;

    Writing(JsonNode begun, Complaints complaints) {
        this.begun = begun;
        this.complaints = complaints;
    }

    void see(String event, JsonNode frame) {
        switch (event) {
            case "content_part.added" -> open(frame);
            case "output_text.delta" -> more("text", frame);
            case "output_text.done" -> all("text", "text", frame);
            case "output_audio_transcript.delta" -> more("audio", frame);
            case "output_audio_transcript.done" -> all("audio", "transcript", frame);
            case "output_audio.delta", "output_audio.done" -> in("audio", frame);
            case "content_part.done" -> {
                in(frame.at("/part/type").asText(), frame);
                equal(said(frame.path("part")), "the part is not its deltas");
            }
            case "function_call_arguments.delta" -> {
                text.append(frame.path("delta").asText());
                sameCall(frame);
            }
            case "function_call_arguments.done" -> {
                equal(frame.path("arguments").asText(), "the arguments are not their deltas");
                complaints.unless(frame.path("name").equals(begun.path("name")), "another function was begun");
                sameCall(frame);
            }
            default -> {}
        }
    }

    /** @param cut to what the caller heard: then only the beginning is left */
    void hold(JsonNode item, boolean cut) {
        if (item.path("type").asText().equals("function_call")) {
            equal(item.path("arguments").asText(), "the item is not its deltas");
            sameCall(item);
            return;
        }
        complaints.unless(item.path("content").size() == part + 1, "the item does not have the parts that were sent");
        String said = said(item.path("content").path(Math.max(part, 0)));
        if (!cut && !isBrokenOff(item)) {
            equal(said, "the item is not its deltas");
        } else {
            complaints.unless(text.toString().startsWith(said), "the cut item says something else");
        }
    }

    /** Of a spoken answer that was broken off, the words stay that were said. */
    private boolean isBrokenOff(JsonNode item) {
        return kind.equals("audio") && item.path("status").asText().equals("incomplete");
    }

    private void open(JsonNode frame) {
        part++;
        text.setLength(0);
        kind = frame.at("/part/type").asText();
        in(kind, frame);
        equal(said(frame.path("part")), "the part begins with something in it");
    }

    private void more(String wanted, JsonNode frame) {
        in(wanted, frame);
        text.append(frame.path("delta").asText());
    }

    private void all(String wanted, String name, JsonNode frame) {
        in(wanted, frame);
        equal(frame.path(name).asText(), "the whole is not its deltas");
    }

    private void in(String wanted, JsonNode frame) {
        complaints.unless(kind.equals(wanted), "the part is " + kind);
        complaints.unless(frame.path("content_index").asInt(-1) == part, "content_index is not the part's");
    }

    private void sameCall(JsonNode holder) {
        complaints.unless(holder.path("call_id").equals(begun.path("call_id")), "another call was begun");
    }

    private void equal(String said, String complaint) {
        complaints.unless(text.toString().equals(said), complaint);
    }

    private static String said(JsonNode part) {
        return part.path("text").asText(part.path("transcript").asText());
    }
}
