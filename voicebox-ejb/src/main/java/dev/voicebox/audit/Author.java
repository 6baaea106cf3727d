package dev.voicebox.audit;

import java.util.Map;

import dev.voicebox.privacy.Redacted;

/**
 * Who does something, and by which call.
 *
 * @param name as in {@link AuditEntry#actor}
 * @param source the address that the call comes from, or {@code null}
 * @param requestId of the call, or {@code null}
 */
public record Author(String name, String source, String requestId) {

    public Author {
        name = name == null || name.isEmpty() ? "unknown" : name;
        source = source == null || source.isEmpty() ? null : source;
    }

    /** An entry of what has been done. */
    public AuditEntry did(String action, String subject, Map<String, String> details) {
        return entry(action, subject, AuditEntry.DONE, details);
    }

    /** @param outcome as in {@link AuditEntry#outcome} */
    public AuditEntry entry(String action, String subject, String outcome, Map<String, String> details) {
        return new AuditEntry(name, action, subject, source, outcome, requestId, details);
    }

    @Override
    public String toString() {
        return "Author[" + Redacted.text(name) + ", " + Redacted.text(source) + ", " + Redacted.text(requestId) + "]";
    }
}
