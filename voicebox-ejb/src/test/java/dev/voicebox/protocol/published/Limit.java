package dev.voicebox.protocol.published;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Facts that are the same or not: their name and ours. */
enum Limit {
    DEFAULT("default", "default"),
    MINIMUM("minimum", "min"),
    MAXIMUM("maximum", "max"),
    MAX_LENGTH("maxLength", "maxLength"),
    MIN_ITEMS("minItems", "minItems"),
    KNOWN("known_values", "known");

    private final String theirs;
    private final String ours;

    Limit(String theirs, String ours) {
        this.theirs = theirs;
        this.ours = ours;
    }

    /** How they differ; a default or a limit that only ours tells is told by the wire or by our own settings. */
    Optional<String> compare(JsonNode published, JsonNode own) {
        JsonNode wanted = published.path(theirs);
        JsonNode told = own.path(ours);
        if (wanted.isMissingNode() || wanted.equals(told)) {
            return Optional.empty();
        }
        return Optional.of("has another " + theirs + ": " + told + " instead of " + wanted);
    }
}
