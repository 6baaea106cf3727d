package dev.voicebox.persistence.audit;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * A row of {@code audit_log}, its hashes apart.
 *
 * @param sequence counts the rows of the tenant, from 1
 * @param at in whole microseconds, as PostgreSQL keeps it
 * @param source {@code null} for none
 * @param requestId {@code null} for none
 * @param details JSON as it was written, or as the database shows it
 */
public record AuditRow(
        String tenant,
        long sequence,
        Instant at,
        String actor,
        String action,
        String subject,
        String source,
        String outcome,
        String requestId,
        String details) {

    public AuditRow {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(details, "details");
    }

    @Override
    public String toString() {
        return "AuditRow[" + tenant + ", " + sequence + ", " + at + ", " + Redacted.text(actor) + ", "
                + Redacted.text(action) + ", " + Redacted.text(subject) + ", " + Redacted.text(source) + ", "
                + Redacted.text(outcome) + ", " + Redacted.text(requestId) + ", " + Redacted.text(details) + "]";
    }
}
