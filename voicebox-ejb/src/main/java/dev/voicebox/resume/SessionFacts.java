package dev.voicebox.resume;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.privacy.Redacted;

/**
 * What a successor has to know of a session beside its items and events.
 *
 * @param config as {@code session.updated} shows it; not to be changed afterwards
 * @param expires when it has lived as long as it may
 */
public record SessionFacts(ObjectNode config, Instant began, Instant expires) {
    public SessionFacts {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(expires, "expires");
    }

    public SessionFacts with(ObjectNode changed) {
        return new SessionFacts(changed, began, expires);
    }

    @Override
    public String toString() {
        return "SessionFacts[" + Redacted.json(config) + ", " + began + ", " + expires + "]";
    }
}
