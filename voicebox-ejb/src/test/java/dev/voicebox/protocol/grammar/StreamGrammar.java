package dev.voicebox.protocol.grammar;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a stream of a server's events, from the first on, is one that the protocol allows. */
public final class StreamGrammar {
    private final Complaints complaints = new Complaints();
    private final List<Rule> rules;

    public StreamGrammar() {
        Items items = new Items(complaints);
        rules = List.of(
                new SessionRule(complaints),
                new TurnRule(complaints),
                new ItemRule(items, complaints),
                new TranscriptionRule(items, complaints),
                new ResponseRule(items, complaints));
    }

    public void see(JsonNode frame) {
        String type = frame.path("type").asText();
        complaints.at(type);
        rules.forEach(rule -> rule.see(type, frame));
    }

    /** Nothing more will come, and nothing was broken off: what has begun must have ended. */
    public void end() {
        complaints.at("the end");
        rules.forEach(Rule::end);
    }

    /** Everything that was wrong so far. */
    public List<String> complaints() {
        return List.copyOf(complaints.lines());
    }
}
