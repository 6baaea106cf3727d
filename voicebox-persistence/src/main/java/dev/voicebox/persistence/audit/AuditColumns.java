package dev.voicebox.persistence.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Columns of {@code audit_log}. */
final class AuditColumns {

    private AuditColumns() {}

    static ChainedRow read(ResultSet found) throws SQLException {
        AuditRow row = new AuditRow(
                found.getString("tenant_id"),
                found.getLong("sequence"),
                found.getObject("at", OffsetDateTime.class).toInstant(),
                found.getString("actor"),
                found.getString("action"),
                found.getString("subject"),
                found.getString("source"),
                found.getString("outcome"),
                found.getString("request_id"),
                found.getString("details"));
        return new ChainedRow(row, found.getBytes("previous_hash"), found.getBytes("hash"));
    }

    /** In the order of the table. */
    static void bind(PreparedStatement insert, ChainedRow chained) throws SQLException {
        AuditRow row = chained.row();
        insert.setString(1, row.tenant());
        insert.setLong(2, row.sequence());
        insert.setObject(3, row.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, row.actor());
        insert.setString(5, row.action());
        insert.setString(6, row.subject());
        insert.setString(7, row.source());
        insert.setString(8, row.outcome());
        insert.setString(9, row.requestId());
        insert.setString(10, row.details());
        insert.setBytes(11, chained.previousHash());
        insert.setBytes(12, chained.hash());
    }
}
