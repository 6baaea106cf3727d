package dev.voicebox.language;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.privacy.Redacted;

/** A function that the model may ask for; {@code description} and {@code parameters} (a JSON schema) may be {@code null}. */
public record ModelTool(String name, String description, JsonNode parameters) {
    public ModelTool {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return "ModelTool[" + Redacted.text(name) + ", " + Redacted.text(description) + ", " + Redacted.json(parameters)
                + "]";
    }
}
