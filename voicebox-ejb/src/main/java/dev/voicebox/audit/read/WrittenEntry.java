package dev.voicebox.audit.read;

import java.time.Instant;
import java.util.HexFormat;

import dev.voicebox.persistence.audit.AuditRow;
import dev.voicebox.persistence.audit.ChainedRow;
import dev.voicebox.privacy.Redacted;

/**
 * An entry as it stands in the log, whoever wrote it.
 *
 * @param source {@code null} for none
 * @param requestId {@code null} for none
 * @param details JSON
 * @param hash in hexadecimal digits
 */
public record WrittenEntry(
        String tenant,
        long sequence,
        Instant at,
        String actor,
        String action,
        String subject,
        String source,
        String outcome,
        String requestId,
        String details,
        String hash) {

    static WrittenEntry of(ChainedRow chained) {
        AuditRow row = chained.row();
        return new WrittenEntry(
                row.tenant(),
                row.sequence(),
                row.at(),
                row.actor(),
                row.action(),
                row.subject(),
                row.source(),
                row.outcome(),
                row.requestId(),
                row.details(),
                HexFormat.of().formatHex(chained.hash()));
    }

    @Override
    public String toString() {
        return "WrittenEntry[" + tenant + ", " + sequence + ", " + at + ", " + Redacted.text(actor) + ", "
                + Redacted.text(action) + ", " + Redacted.text(subject) + ", " + Redacted.text(source) + ", "
                + Redacted.text(outcome) + ", " + Redacted.text(requestId) + ", " + Redacted.text(details) + ", "
                + Redacted.text(hash) + "]";
    }
}
