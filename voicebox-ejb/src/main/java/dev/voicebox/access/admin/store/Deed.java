package dev.voicebox.access.admin.store;

import java.util.Map;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * What an administrator has done, as the audit log says it. Nothing in it may be a secret.
 *
 * @param action what, in words such as {@code api_key.create}
 * @param subject on what: {@code api_key:key_1}
 * @param details more of it
 */
public record Deed(String action, String subject, Map<String, String> details) {

    public Deed {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subject, "subject");
        details = Map.copyOf(details);
    }

    /** On a thing of which there is no more to say. */
    public Deed(String action, String subject) {
        this(action, subject, Map.of());
    }

    @Override
    public String toString() {
        return "Deed[" + Redacted.text(action) + ", " + Redacted.text(subject) + ", " + Redacted.entries(details) + "]";
    }
}
