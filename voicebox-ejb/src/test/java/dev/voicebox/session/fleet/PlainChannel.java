package dev.voicebox.session.fleet;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.session.SessionRequest;
import dev.voicebox.session.fleet.Fleet.Gateway;

/** A client of a session that cannot be resumed. */
final class PlainChannel implements ClientChannel {
    ServerEvent.SessionCreated created;

    static PlainChannel opened(Gateway gateway) {
        PlainChannel channel = new PlainChannel();
        try {
            gateway.conversations.open(
                    new SessionRequest(Wanderer.TENANT, Wanderer.PROJECT, SessionRequest.Wanted.ANYTHING, null),
                    channel);
        } catch (ProtocolViolation violation) {
            throw new AssertionError(violation);
        }
        return channel;
    }

    @Override
    public void send(String eventId, ServerEvent event) {
        if (event instanceof ServerEvent.SessionCreated first) {
            created = first;
        }
    }

    @Override
    public void send(StoredEvent event) {
        throw new AssertionError("there is no log that it could come from");
    }

    @Override
    public void close(int code, String reason) {
        throw new AssertionError("nobody closes it");
    }
}
