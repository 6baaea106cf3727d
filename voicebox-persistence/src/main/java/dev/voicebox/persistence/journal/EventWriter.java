package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;

import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.SessionEventRow;
import dev.voicebox.persistence.tenancy.TenantRole;

/** Events of sessions; they never change. */
final class EventWriter implements RowWriter {

    private static final String ADD = "INSERT INTO session_events (tenant_id, session_id, sequence, type, data, at)"
            + " VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, ?, ?::jsonb, ?)"
            + " ON CONFLICT (tenant_id, session_id, sequence) DO NOTHING";

    @Override
    public void write(Connection connection, JournalBatch batch) throws SQLException {
        Parameters.each(
                connection,
                ADD,
                Newest.ofRecords(batch.of(SessionEventRow.class)),
                (to, row) -> to.session(row.record())
                        .number(row.record().sequence())
                        .text(row.type())
                        .json(row.json())
                        .time(row.at()));
    }
}
