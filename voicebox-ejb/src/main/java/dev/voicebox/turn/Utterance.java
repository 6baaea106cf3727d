package dev.voicebox.turn;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ItemId;
import dev.voicebox.job.glance.StableWords;
import dev.voicebox.privacy.Redacted;

/**
 * What the caller said in one turn.
 *
 * @param audio in {@code format}, not copied
 * @param heard whether its words are being listened to already: they follow by {@link TurnListener#onWords}
 * @param certain its first words, as far as they are certain already
 */
public record Utterance(ItemId item, AudioFormat format, byte[] audio, boolean heard, StableWords certain) {
    @Override
    public String toString() {
        return "Utterance[" + item + ", " + format + ", " + Redacted.bytes(audio) + ", " + heard + ", " + certain + "]";
    }
}
