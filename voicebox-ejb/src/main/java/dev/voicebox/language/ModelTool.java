package dev.voicebox.language;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

/** A function that the model may ask for; {@code description} and {@code parameters} (a JSON schema) may be {@code null}. */
public record ModelTool(String name, String description, JsonNode parameters) {
    public ModelTool {
        Objects.requireNonNull(name, "name");
    }
}
