package dev.voicebox.session;

import dev.voicebox.event.Ids;
import dev.voicebox.event.ServerEvent;

/** The way to the client: each event gets an id of its own. */
record ClientOutlet(ClientChannel channel, Ids ids) {

    void send(ServerEvent event) {
        channel.send(ids.nextEvent(), event);
    }

    void close(int code, String reason) {
        channel.close(code, reason);
    }
}
