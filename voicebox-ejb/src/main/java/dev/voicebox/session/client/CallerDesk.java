package dev.voicebox.session.client;

import java.util.function.Predicate;

import dev.voicebox.config.InputConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.conversation.CallerItems;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.turn.TurnTaking;

/** The caller's side, the same in every kind of session: audio in, turns out. */
public final class CallerDesk {
    private final TurnTaking turns;
    private final CallerItems items;
    private final Predicate<String> hears;

    /** @param hears whether an engine hears the language of this ISO 639-1 code */
    public CallerDesk(TurnTaking turns, CallerItems items, Predicate<String> hears) {
        this.turns = turns;
        this.items = items;
        this.hears = hears;
    }

    void check(SessionConfig wanted) throws ProtocolViolation {
        wanted.checkLanguage(hears);
    }

    void configure(InputConfig wanted) {
        // A turn that ends with the old settings is put into words by them.
        turns.configure(wanted);
        items.configure(wanted.format(), wanted.transcription());
    }

    Action append(ClientEvent.AudioAppend event) {
        return () -> turns.append(event.audio());
    }

    Action commit() {
        return turns::commit;
    }

    Action clear() {
        return turns::clear;
    }
}
