package dev.voicebox.tool.row;

/** A note of a tool call could not be written; {@code fault} is {@code database} or {@code overflow}. */
public record ToolRecordLost(String fault) {}
