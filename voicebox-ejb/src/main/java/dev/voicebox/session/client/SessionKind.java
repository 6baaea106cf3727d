package dev.voicebox.session.client;

import dev.voicebox.event.ClientEvent;

/** What a session of one kind does with each event of its client. */
interface SessionKind extends ClientEvent.Handler<Action> {

    /** Applies the configuration that the session was opened with, and shows it. */
    void begin();

    /** Shows the configuration that the session has now. */
    void greet();
}
