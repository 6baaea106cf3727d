package dev.voicebox.audit.read;

import java.time.Instant;

import dev.voicebox.persistence.audit.DecisionRow;
import dev.voicebox.privacy.Redacted;

/**
 * What a policy decided.
 *
 * @param session {@code null} for none, as are actor and reason
 * @param shadowAllowed what a policy on trial would have decided; {@code null} when there was none
 * @param inputHash of what it was asked, in hexadecimal digits
 * @param tookUs microseconds
 */
public record PastDecision(
        long id,
        Instant at,
        String session,
        String entryPoint,
        String actor,
        boolean allowed,
        String reason,
        String policyVersion,
        Boolean shadowAllowed,
        String inputHash,
        int tookUs) {

    static PastDecision of(DecisionRow row) {
        return new PastDecision(
                row.id(),
                row.at(),
                row.session(),
                row.entryPoint(),
                row.actor(),
                row.allowed(),
                row.reason(),
                row.policyVersion(),
                row.shadowAllowed(),
                row.inputHash(),
                row.tookUs());
    }

    @Override
    public String toString() {
        return "PastDecision[" + id + ", " + at + ", " + session + ", " + Redacted.text(entryPoint) + ", "
                + Redacted.text(actor) + ", " + allowed + ", " + Redacted.text(reason) + ", "
                + Redacted.text(policyVersion) + ", " + shadowAllowed + ", " + Redacted.text(inputHash) + ", " + tookUs
                + "]";
    }
}
