package dev.voicebox.protocol.grammar;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The session comes first, and again to a client that has come back; ids are used once; budgets are told after the session and after each answer. */
final class SessionRule implements Rule {
    private static final Automaton SESSION = Automaton.of("""
            new      error            refused
            new      session.created  open
            open     session.updated  open
            open     session.resumed  open
            open     error            open
            open     other            open
            """);

    private final Place session;
    private final Complaints complaints;
    private final Set<String> eventIds = new HashSet<>();
    private boolean transcribes;
    private int budgetsDue;

    SessionRule(Complaints complaints) {
        this.complaints = complaints;
        this.session = new Place(SESSION, "the session");
    }

    @Override
    public void see(String type, JsonNode frame) {
        boolean own = type.startsWith("session.") || type.equals("error");
        boolean resumed = frame.at("/voicebox/resumed").asBoolean();
        session.step(resumed ? "session.resumed" : own ? type : "other", complaints);
        complaints.unless(eventIds.add(frame.path("event_id").asText()), "its event_id was used before");
        switch (type) {
            case "session.created" -> {
                transcribes = frame.at("/session/type").asText().equals("transcription");
                budgetsDue++;
            }
            case "response.done" -> budgetsDue++;
            case "rate_limits.updated" -> complaints.unless(budgetsDue-- > 0, "nothing was counted since the last");
            default ->
                complaints.unless(
                        !transcribes || !type.startsWith("response."), "a transcription session answers nothing");
        }
    }

    @Override
    public void end() {
        // a session may end at any time
    }
}
