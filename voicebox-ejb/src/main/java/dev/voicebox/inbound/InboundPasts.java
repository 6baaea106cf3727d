package dev.voicebox.inbound;

import dev.voicebox.event.SessionId;
import dev.voicebox.session.SessionPast;
import dev.voicebox.tenant.TenantId;

/** What there was of a session. May wait for the database, and throws {@link Away} when that does not answer. */
public interface InboundPasts {
    SessionPast of(TenantId tenant, SessionId session);
}
