package dev.voicebox.session;

import dev.voicebox.conversation.CallerItems;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.Transcript;
import dev.voicebox.response.ResponseDesk;
import dev.voicebox.turn.TurnListener;
import dev.voicebox.turn.TurnTaking;
import dev.voicebox.turn.Utterance;

/**
 * Brings both sides together: what the caller says becomes an item, gets its words, interrupts an answer and is answered;
 * and the caller's side knows whether it is being answered.
 */
final class TalkDesk implements TurnListener, ResponseDesk.Listener {
    private final Effects effects;
    private final CallerItems items;
    private final ResponseDesk responses;
    private TurnTaking turns;

    TalkDesk(Effects effects, CallerItems items, ResponseDesk responses) {
        this.effects = effects;
        this.items = items;
        this.responses = responses;
    }

    /** @param caller who tells this desk of turns */
    void join(TurnTaking caller) {
        turns = caller;
        responses.tell(this);
    }

    @Override
    public void onAnswerBegan() {
        turns.onAnswerBegan();
    }

    @Override
    public void onAnswerEnded(long playbackMs) {
        turns.onAnswerEnded(playbackMs);
    }

    @Override
    public void onInterruption() {
        responses.interrupt();
    }

    @Override
    public void onTurnAnnounced(ItemId item) {
        items.announce(item);
    }

    @Override
    public void onUtterance(Utterance utterance, boolean wantsAnswer) {
        responses.onTurn();
        items.enterUtterance(utterance.item(), utterance.format(), utterance.audio(), utterance.heard());
        items.words().began(utterance.item(), utterance.certain());
        if (wantsAnswer) {
            try {
                responses.answerTurn();
            } catch (ProtocolViolation refusal) {
                effects.send(new ServerEvent.Failure(refusal.error()));
            }
        }
    }

    @Override
    public void onWords(ItemId item, Transcript words, double audioSeconds) {
        responses.wordsKnown(item, items.words().transcribed(item, words, audioSeconds));
    }

    @Override
    public void onNoWords(ItemId item, boolean unintelligible, String message) {
        items.words().transcriptionFailed(item, unintelligible, message);
        if (unintelligible) {
            responses.wordsKnown(item, "");
        } else {
            responses.wordsLost(item, message);
        }
    }
}
