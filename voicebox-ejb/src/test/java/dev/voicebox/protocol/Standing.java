package dev.voicebox.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** How far VoiceBox keeps something; {@code why} is empty when it simply does. */
public record Standing(Here here, String why) {
    public Standing {
        if (here != Here.SUPPORTED && why.isEmpty()) {
            throw new IllegalArgumentException("what is not simply supported needs a reason");
        }
    }

    static Standing of(JsonNode spec) {
        return new Standing(
                Here.of(spec.path("here").asText("supported")), spec.path("why").asText());
    }

    public boolean isNo() {
        return here == Here.NO;
    }
}
