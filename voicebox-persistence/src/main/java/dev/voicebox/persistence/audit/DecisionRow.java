package dev.voicebox.persistence.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * A row of {@code policy_audit}.
 *
 * @param session {@code null} for none, as are actor and reason
 * @param shadowAllowed what a policy on trial would have decided; {@code null} when there was none
 * @param inputHash in hexadecimal digits
 * @param tookUs microseconds
 */
public record DecisionRow(
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

    static DecisionRow read(ResultSet row) throws SQLException {
        return new DecisionRow(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("session_id"),
                row.getString("entry_point"),
                row.getString("actor"),
                row.getBoolean("allowed"),
                row.getString("reason"),
                row.getString("policy_version"),
                row.getObject("shadow_allowed", Boolean.class),
                HexFormat.of().formatHex(row.getBytes("input_hash")),
                row.getInt("took_us"));
    }

    @Override
    public String toString() {
        return "DecisionRow[" + id + ", " + at + ", " + session + ", " + Redacted.text(entryPoint) + ", "
                + Redacted.text(actor) + ", " + allowed + ", " + Redacted.text(reason) + ", "
                + Redacted.text(policyVersion) + ", " + shadowAllowed + ", " + Redacted.text(inputHash) + ", " + tookUs
                + "]";
    }
}
