package dev.voicebox.nemesis.caller;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event, or the end of a connection.
 *
 * @param atNanos of {@link System#nanoTime}
 * @param event {@code null}: nothing comes after this
 */
public record Heard(long atNanos, JsonNode event) {
    public boolean isEnd() {
        return event == null;
    }

    public boolean is(String type) {
        return !isEnd() && event.path("type").asText().equals(type);
    }

    public String text(String pointer) {
        return event.at(pointer).asText();
    }
}
