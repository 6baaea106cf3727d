package dev.voicebox.session.client;

import dev.voicebox.event.ProtocolViolation;

/** What an event asks for. */
interface Action {

    /** @throws ProtocolViolation when it is refused; then nothing has changed */
    void run() throws ProtocolViolation;
}
