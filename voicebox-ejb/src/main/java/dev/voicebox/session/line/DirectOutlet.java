package dev.voicebox.session.line;

import dev.voicebox.event.Ids;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.session.ClientChannel;

/** Of a session that lives and ends with its connection. */
public record DirectOutlet(ClientChannel channel, Ids ids) implements ClientOutlet {

    @Override
    public void send(ServerEvent event) {
        channel.send(ids.nextEvent(), event);
    }

    @Override
    public void close(int code, String reason) {
        channel.close(code, reason);
    }
}
