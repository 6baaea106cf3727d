package dev.voicebox.tool;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.event.ItemId;

/** The one result of a call has come. */
public record ToolResultGiven(ToolCallKey key, ItemId item, Instant at) {
    public ToolResultGiven {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(at, "at");
    }
}
