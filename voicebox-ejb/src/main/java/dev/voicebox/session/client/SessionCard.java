package dev.voicebox.session.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;

/** Shows the session to its client. */
public final class SessionCard {
    private final SessionId id;
    private final Effects effects;
    private ObjectNode extension;
    private long expiresAt;

    /** @param extension shown beside {@code session.created}, or {@code null} */
    public SessionCard(SessionId id, ObjectNode extension, Effects effects) {
        this.id = id;
        this.extension = extension;
        this.effects = effects;
    }

    /** @param until when the session ends at the latest, in Unix seconds */
    public void expiresAt(long until) {
        expiresAt = until;
    }

    void shows(ObjectNode wanted) {
        extension = wanted;
    }

    void created(SessionConfig config) {
        effects.send(new ServerEvent.SessionCreated(config.document(id.value(), expiresAt), extension));
    }

    void updated(SessionConfig config) {
        effects.send(new ServerEvent.SessionUpdated(config.document(id.value(), expiresAt), null));
    }
}
