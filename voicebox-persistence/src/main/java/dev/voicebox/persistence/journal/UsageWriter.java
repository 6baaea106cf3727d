package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;

import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.UsageRow;
import dev.voicebox.persistence.tenancy.TenantRole;

/** What was used; a record that comes twice counts once. */
final class UsageWriter implements RowWriter {

    private static final String ADD = "INSERT INTO usage_records (tenant_id, session_id, sequence, project_id, at,"
            + " requests, input_tokens, cached_tokens, output_tokens, estimated_tokens, audio_in_ms, audio_out_ms,"
            + " connection_ms) VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (tenant_id, session_id, sequence) DO NOTHING";

    @Override
    public void write(Connection connection, JournalBatch batch) throws SQLException {
        Parameters.each(connection, ADD, Newest.ofRecords(batch.of(UsageRow.class)), UsageWriter::bind);
    }

    private static void bind(Parameters to, UsageRow row) throws SQLException {
        UsageRow.Amounts used = row.amounts();
        to.session(row.record())
                .number(row.record().sequence())
                .text(row.projectId())
                .time(row.at())
                .number(used.requests())
                .number(used.tokens().input())
                .number(used.tokens().cached())
                .number(used.tokens().output())
                .number(used.tokens().estimated())
                .number(used.audioInMs())
                .number(used.audioOutMs())
                .number(used.connectionMs());
    }
}
