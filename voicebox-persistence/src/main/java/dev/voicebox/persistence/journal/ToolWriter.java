package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;

import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.ToolAbandonRow;
import dev.voicebox.persistence.journal.row.ToolAnswerRow;
import dev.voicebox.persistence.journal.row.ToolCallRow;
import dev.voicebox.persistence.tenancy.TenantRole;

/**
 * Tool calls. They need no revision: answered is more than abandoned, and abandoned more than pending; of two results the
 * earlier one counts. A call that was denied has none.
 */
final class ToolWriter implements RowWriter {

    private static final String CALL = "INSERT INTO tool_invocations AS t"
            + " (tenant_id, session_id, call_id, response_id, name, arguments_hash, requested_at, outcome)"
            + " VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (tenant_id, session_id, call_id) DO UPDATE SET response_id = excluded.response_id,"
            + " name = excluded.name, arguments_hash = excluded.arguments_hash, requested_at = excluded.requested_at"
            + " WHERE t.name IS NULL";

    private static final String ANSWER = "INSERT INTO tool_invocations AS t"
            + " (tenant_id, session_id, call_id, answered_at, outcome)"
            + " VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, ?, 'answered')"
            + " ON CONFLICT (tenant_id, session_id, call_id) DO UPDATE SET outcome = 'answered',"
            + " answered_at = LEAST(t.answered_at, excluded.answered_at)"
            + " WHERE t.answered_at IS NULL OR t.answered_at > excluded.answered_at";

    private static final String ABANDON = "INSERT INTO tool_invocations AS t"
            + " (tenant_id, session_id, call_id, outcome)"
            + " VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, 'abandoned')"
            + " ON CONFLICT (tenant_id, session_id, call_id) DO UPDATE SET outcome = 'abandoned'"
            + " WHERE t.outcome = 'pending'";

    @Override
    public void write(Connection connection, JournalBatch batch) throws SQLException {
        var calls = Newest.earliest(batch.of(ToolCallRow.class), ToolCallRow::callId);
        Parameters.each(
                connection,
                CALL,
                calls,
                (to, row) -> to.session(row.record())
                        .text(row.callId())
                        .text(row.responseId())
                        .text(row.name())
                        .bytes(row.argumentsHash())
                        .time(row.requestedAt())
                        .text(row.denied() ? "denied" : "pending"));
        var answers = Newest.earliest(batch.of(ToolAnswerRow.class), ToolAnswerRow::callId);
        Parameters.each(
                connection,
                ANSWER,
                answers,
                (to, row) -> to.session(row.record()).text(row.callId()).time(row.answeredAt()));
        var abandoned = Newest.of(batch.of(ToolAbandonRow.class), ToolAbandonRow::callId);
        Parameters.each(
                connection,
                ABANDON,
                abandoned,
                (to, row) -> to.session(row.record()).text(row.callId()));
    }
}
