package dev.voicebox.language;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.privacy.Redacted;

/**
 * A function that the model may ask for; {@code description} and {@code parameters} (a JSON schema) may be {@code null}.
 *
 * @param strict whether the arguments must keep to the schema, for providers that can see to it
 */
public record ModelTool(String name, String description, JsonNode parameters, boolean strict) {
    public ModelTool {
        Objects.requireNonNull(name, "name");
    }

    public ModelTool(String name, String description, JsonNode parameters) {
        this(name, description, parameters, false);
    }

    @Override
    public String toString() {
        return "ModelTool[" + Redacted.text(name) + ", " + Redacted.text(description) + ", " + Redacted.json(parameters)
                + ", " + strict + "]";
    }
}
