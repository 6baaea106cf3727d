package dev.voicebox.protocol.golden;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Frames as golden conversations word them: nothing in them that is another each time. */
final class Wording {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELIDED = "…";

    private final Names names;
    private final boolean showsSessions;

    Wording(Names names, boolean showsSessions) {
        this.names = names;
        this.showsSessions = showsSessions;
    }

    /** What was heard in one go; the pieces of a text, or of a sound, are one line where the first of them came. */
    List<GoldenLine> of(List<JsonNode> frames) {
        List<ObjectNode> worded = new ArrayList<>();
        for (JsonNode frame : frames) {
            ObjectNode next = frame.deepCopy();
            next.remove("event_id");
            ObjectNode first = firstPiece(worded, next);
            if (first == null) {
                worded.add(next);
            } else {
                first.put("delta", joined(first, next));
            }
        }
        worded.forEach(this::elide);
        return worded.stream()
                .map(frame -> new GoldenLine(GoldenLine.Who.SERVER, read(names.named(frame.toString()))))
                .toList();
    }

    private static ObjectNode firstPiece(List<ObjectNode> worded, ObjectNode next) {
        if (!next.has("delta")) {
            return null;
        }
        return worded.stream()
                .filter(before -> before.path("type").equals(next.path("type"))
                        && before.path("item_id").equals(next.path("item_id")))
                .findFirst()
                .orElse(null);
    }

    private static String joined(ObjectNode first, ObjectNode next) {
        String before = first.path("delta").asText();
        String after = next.path("delta").asText();
        if (!isSound(first)) {
            return before + after;
        }
        return base64(before, after);
    }

    private static String base64(String before, String after) {
        byte[] one = Base64.getDecoder().decode(before);
        byte[] other = Base64.getDecoder().decode(after);
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return Base64.getEncoder().encodeToString(both);
    }

    private void elide(ObjectNode frame) {
        if (isSound(frame)) {
            frame.put("delta", length(frame.path("delta").asText()));
        }
        for (JsonNode part : frame.at("/item/content")) {
            if (part.has("audio")) {
                ((ObjectNode) part).put("audio", length(part.path("audio").asText()));
            }
        }
        if (frame.has("rate_limits")) {
            frame.put("rate_limits", ELIDED);
        }
        if (frame.path("type").asText().equals("session.created")) {
            // How it can be resumed: only where servers share a Redis.
            frame.remove("voicebox");
        }
        if (frame.path("session") instanceof ObjectNode session) {
            if (showsSessions) {
                session.put("expires_at", ELIDED);
            } else {
                frame.put("session", ELIDED);
            }
        }
    }

    private static boolean isSound(JsonNode frame) {
        return frame.path("type").asText().equals("response.output_audio.delta");
    }

    private static String length(String base64) {
        return "<" + Base64.getDecoder().decode(base64).length + " bytes>";
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
