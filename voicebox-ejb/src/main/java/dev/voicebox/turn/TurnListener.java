package dev.voicebox.turn;

import dev.voicebox.event.ItemId;
import dev.voicebox.job.Transcript;

/** Who acts on the caller's turns. */
public interface TurnListener {

    /** The caller speaks while an answer may be running. */
    void onInterruption();

    /** The client was told of this id; the utterance follows under it, or never. */
    void onTurnAnnounced(ItemId item);

    void onUtterance(Utterance utterance, boolean wantsAnswer);

    /** The words of an utterance that was {@code heard}. */
    void onWords(ItemId item, Transcript words, double audioSeconds);

    /** An utterance that was {@code heard} has no words, or an engine failed. */
    void onNoWords(ItemId item, boolean unintelligible, String message);
}
