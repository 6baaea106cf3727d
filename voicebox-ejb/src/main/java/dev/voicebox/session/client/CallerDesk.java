package dev.voicebox.session.client;

import dev.voicebox.config.InputConfig;
import dev.voicebox.conversation.CallerItems;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.turn.TurnTaking;

/** The caller's side, the same in every kind of session: audio in, turns out. */
public final class CallerDesk {
    private final TurnTaking turns;
    private final CallerItems items;

    public CallerDesk(TurnTaking turns, CallerItems items) {
        this.turns = turns;
        this.items = items;
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
