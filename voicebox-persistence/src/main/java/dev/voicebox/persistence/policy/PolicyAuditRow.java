package dev.voicebox.persistence.policy;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * One decision.
 *
 * @param session or {@code null} outside of one
 * @param entryPoint its path
 * @param inputHash 32 bytes, keyed
 * @param tookUs µs
 */
public record PolicyAuditRow(
        String tenant,
        String session,
        String entryPoint,
        String actor,
        Outcome outcome,
        byte[] inputHash,
        int tookUs,
        Instant at) {
    public PolicyAuditRow {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(entryPoint, "entryPoint");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(at, "at");
    }

    /** @param shadowAllowed what the policy on trial would have decided; {@code null} without one */
    public record Outcome(boolean allowed, String reason, String version, Boolean shadowAllowed) {
        @Override
        public String toString() {
            return "Outcome[" + allowed + ", " + Redacted.text(reason) + ", " + Redacted.text(version) + ", "
                    + shadowAllowed + "]";
        }
    }

    @Override
    public String toString() {
        return "PolicyAuditRow[" + tenant + ", " + session + ", " + Redacted.text(entryPoint) + ", "
                + Redacted.text(actor) + ", " + outcome + ", " + Redacted.bytes(inputHash) + ", " + tookUs + ", " + at
                + "]";
    }
}
