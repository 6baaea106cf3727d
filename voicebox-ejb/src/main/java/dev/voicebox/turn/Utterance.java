package dev.voicebox.turn;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ItemId;

/** What the caller said in one turn; {@code audio} in {@code format}, not copied. */
public record Utterance(ItemId item, AudioFormat format, byte[] audio) {}
