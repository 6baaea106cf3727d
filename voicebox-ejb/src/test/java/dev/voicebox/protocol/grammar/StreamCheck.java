package dev.voicebox.protocol.grammar;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.frame.FrameValidator;

/**
 * Holds everything that one session said to the protocol: each frame to the data, their order to the grammar. Throws at the
 * first thing that is wrong.
 */
public final class StreamCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FrameValidator FRAMES = new FrameValidator(ProtocolData.GIVEN);

    private final StreamGrammar grammar = new StreamGrammar();

    public void see(String frame) {
        try {
            see(JSON.readTree(frame));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the server said something that is not JSON", e);
        }
    }

    public void see(JsonNode frame) {
        List<String> complaints = new ArrayList<>(FRAMES.complaints(frame));
        grammar.see(frame);
        complaints.addAll(grammar.complaints());
        hold(complaints, frame.toString());
    }

    /** Everything had the time to end. */
    public void end() {
        grammar.end();
        hold(grammar.complaints(), "the end");
    }

    private static void hold(List<String> complaints, String frame) {
        if (!complaints.isEmpty()) {
            throw new AssertionError(
                    "The protocol is not kept:\n  " + String.join("\n  ", complaints) + "\nin " + frame);
        }
    }
}
