package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;

import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.SessionEndRow;
import dev.voicebox.persistence.journal.row.SessionLostRow;
import dev.voicebox.persistence.journal.row.SessionRow;
import dev.voicebox.persistence.tenancy.TenantRole;

/**
 * Beginnings and ends of sessions: each has columns and a revision of its own, so neither waits for the other. A session that is
 * taken up again begins again: an end counts unless a later beginning is known, whichever comes first.
 */
final class SessionWriter implements RowWriter {

    private static final String BEGIN = "INSERT INTO sessions AS s"
            + " (tenant_id, id, began_revision, project_id, kind, model, voice, gateway, started_at)"
            + " VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (tenant_id, id) DO UPDATE SET began_revision = excluded.began_revision,"
            + " kind = excluded.kind, model = excluded.model, voice = excluded.voice, gateway = excluded.gateway, started_at = excluded.started_at,"
            + " ended_at = CASE WHEN s.ended_revision < excluded.began_revision THEN NULL ELSE s.ended_at END,"
            + " end_reason = CASE WHEN s.ended_revision < excluded.began_revision THEN NULL ELSE s.end_reason END,"
            + " ended_revision = CASE WHEN s.ended_revision < excluded.began_revision THEN 0 ELSE s.ended_revision END"
            + " WHERE s.began_revision < excluded.began_revision";

    /** Where the beginning has not come, the end is the only time that is known. */
    private static final String END = "INSERT INTO sessions AS s"
            + " (tenant_id, id, ended_revision, project_id, end_reason, ended_at, started_at)"
            + " VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (tenant_id, id) DO UPDATE SET ended_revision = excluded.ended_revision,"
            + " end_reason = excluded.end_reason, ended_at = excluded.ended_at,"
            + " started_at = CASE WHEN s.began_revision > 0 THEN s.started_at ELSE excluded.started_at END"
            + " WHERE s.ended_revision < excluded.ended_revision AND s.began_revision <= excluded.ended_revision";

    @Override
    public void write(Connection connection, JournalBatch batch) throws SQLException {
        Parameters.each(
                connection,
                BEGIN,
                Newest.ofSessions(batch.of(SessionRow.class)),
                (to, row) -> to.session(row.record())
                        .number(row.record().sequence())
                        .text(row.projectId())
                        .text(row.kind())
                        .text(row.model())
                        .text(row.voice())
                        .text(row.gateway())
                        .time(row.startedAt()));
        Parameters.each(
                connection,
                END,
                Newest.ofSessions(batch.of(SessionEndRow.class)),
                (to, row) -> to.session(row.record())
                        .number(row.record().sequence())
                        .text(row.projectId())
                        .text(row.reason())
                        .time(row.endedAt())
                        .time(row.endedAt()));
        Parameters.each(
                connection,
                END,
                Newest.ofSessions(batch.of(SessionLostRow.class)),
                (to, row) -> to.session(row.record())
                        // Less than that of an end of the session's own, so that one which comes after all stands.
                        .number(row.began())
                        .text(row.projectId())
                        .text(row.reason())
                        .time(row.noticedAt())
                        .time(row.noticedAt()));
    }
}
