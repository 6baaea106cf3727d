package dev.voicebox.turn;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ItemId;

/**
 * What the caller said in one turn.
 *
 * @param audio in {@code format}, not copied
 * @param heard whether its words are being listened to already: they follow by {@link TurnListener#onWords}
 */
public record Utterance(ItemId item, AudioFormat format, byte[] audio, boolean heard) {}
