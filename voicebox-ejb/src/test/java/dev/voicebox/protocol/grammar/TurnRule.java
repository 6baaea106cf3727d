package dev.voicebox.protocol.grammar;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The caller's turn: speech starts, stops and becomes the item that was announced; offsets go forward. When a session has moved to
 * another server, what was not committed is lost, and offsets begin anew.
 */
final class TurnRule implements Rule {
    /** After a change of the session speech may go on, or may have been dropped: that is "perhaps". */
    private static final Automaton TURN = Automaton.of("""
            quiet     speech_started     speaking
            quiet     committed          quiet
            quiet     cleared            quiet
            quiet     timeout_triggered  stopped
            quiet     session.updated    quiet
            speaking  speech_stopped     stopped
            speaking  committed          quiet
            speaking  cleared            quiet
            speaking  session.updated    perhaps
            perhaps   speech_stopped     stopped
            perhaps   speech_started     speaking
            perhaps   committed          quiet
            perhaps   cleared            quiet
            perhaps   timeout_triggered  stopped
            perhaps   session.updated    perhaps
            stopped   committed          quiet
            quiet     lost               quiet
            speaking  lost               quiet
            perhaps   lost               quiet
            stopped   lost               quiet
            """);

    private static final String BUFFER = "input_audio_buffer.";

    private final Place turn = new Place(TURN, "the caller's turn");
    private final Complaints complaints;
    private String announced = "";
    private String gateway = "";
    private boolean moved;
    private long offset;

    TurnRule(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void see(String type, JsonNode frame) {
        if (type.equals("session.created")) {
            String now = frame.at("/voicebox/gateway").asText();
            moved |= !gateway.isEmpty() && !gateway.equals(now);
            gateway = now;
        }
        if (!type.startsWith(BUFFER) && !type.equals("session.updated")) {
            return;
        }
        boolean sure = turn.is("speaking") || turn.is("stopped");
        String event = type.startsWith(BUFFER) ? type.substring(BUFFER.length()) : type;
        if (moved && event.equals("cleared")) {
            event = "lost";
            moved = false;
            offset = 0;
        }
        if (turn.step(event, complaints)) {
            String item = frame.path("item_id").asText();
            switch (event) {
                case "speech_started", "timeout_triggered" -> announced = item;
                case "speech_stopped" -> isAnnounced(item);
                case "committed" -> complaints.unless(!sure || item.equals(announced), "another item was announced");
                default -> {}
            }
            forward(frame, "audio_start_ms");
            forward(frame, "audio_end_ms");
        }
    }

    private void isAnnounced(String item) {
        complaints.unless(item.equals(announced), "another item was announced");
    }

    private void forward(JsonNode frame, String name) {
        long at = frame.path(name).asLong(offset);
        complaints.unless(at >= offset, name + " goes back from " + offset + " to " + at);
        offset = at;
    }

    @Override
    public void end() {
        complaints.unless(!turn.is("stopped"), "a turn that stopped was never committed");
    }
}
