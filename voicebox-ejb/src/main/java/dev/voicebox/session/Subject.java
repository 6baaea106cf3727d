package dev.voicebox.session;

import java.util.Optional;

import dev.voicebox.event.SessionId;
import dev.voicebox.observe.TraceId;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.tenant.Asker;

/**
 * Which session, and for whom.
 *
 * @param trace or {@code null} for one of its own
 */
record Subject(SessionKey key, Asker asker, TraceId trace) {

    static Subject of(SessionId id, SessionRequest request) {
        return new Subject(new SessionKey(request.tenant(), request.project(), id), request.asker(), request.trace());
    }

    SessionOwner owner() {
        return new SessionOwner(key.tenant(), key.project(), key.session(), Optional.ofNullable(asker.key()));
    }
}
