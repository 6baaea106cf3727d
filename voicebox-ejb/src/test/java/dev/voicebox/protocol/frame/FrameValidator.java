package dev.voicebox.protocol.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.Side;

/**
 * Holds frames of the server to the data: what is promised is there and of the right kind, nothing is {@code null} that may not
 * be, and nothing else is there but {@code voicebox} where it may be.
 */
public final class FrameValidator {
    private final Map<String, Check> events = new HashMap<>();

    public FrameValidator(ProtocolData data) {
        Checks checks = new Checks(data, Side.SERVER);
        data.events(Side.SERVER).forEach((name, event) -> events.put(name, checks.of(event)));
    }

    /** What is wrong with the frame, each with its path; empty when it is right. */
    public List<String> complaints(JsonNode frame) {
        List<String> complaints = new ArrayList<>();
        String type = frame.path("type").asText();
        Check check = events.get(type);
        if (check == null) {
            complaints.add("an event of type '" + type + "' is not in the protocol");
        } else {
            check.check(frame, type, complaints);
            UsageSums.check(frame, complaints);
        }
        return complaints;
    }
}
