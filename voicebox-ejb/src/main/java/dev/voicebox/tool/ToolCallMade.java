package dev.voicebox.tool;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;

/**
 * An answer asked for a call.
 *
 * @param item that the call is in the conversation; of an answer outside of it the conversation has none
 * @param arguments as the model wrote them, perhaps not to their end; what the caller said may be in them
 */
public record ToolCallMade(
        ToolCallKey key, ItemId item, ResponseId response, String name, String arguments, Instant at) {
    public ToolCallMade {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String toString() {
        return "ToolCallMade[" + key + ", " + item + ", " + response + ", " + name + ", " + at + "]";
    }
}
