package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.text.StorableJson;
import dev.voicebox.persistence.text.StorableText;

/** The parameters of one row, from left to right. Texts and JSON are escaped on the way. */
final class Parameters {

    private static final String INVALID_JSON = "22032";

    private final PreparedStatement statement;
    private int last;

    private Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Sends a statement once a row, in one batch. */
    static <R> void each(Connection connection, String sql, Collection<R> rows, Binder<R> binder) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                binder.bind(new Parameters(statement), row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Tenant and session. */
    Parameters session(RecordId record) throws SQLException {
        return text(record.tenantId()).text(record.sessionId());
    }

    Parameters text(String text) throws SQLException {
        statement.setString(++last, StorableText.escape(text));
        return this;
    }

    Parameters json(String json) throws SQLException {
        try {
            statement.setString(++last, StorableJson.escape(json));
        } catch (IllegalArgumentException e) {
            throw new SQLException(e.getMessage(), INVALID_JSON);
        }
        return this;
    }

    Parameters number(long number) throws SQLException {
        statement.setLong(++last, number);
        return this;
    }

    Parameters bytes(byte[] bytes) throws SQLException {
        statement.setBytes(++last, bytes);
        return this;
    }

    Parameters time(Instant moment) throws SQLException {
        statement.setObject(++last, moment.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    interface Binder<R> {
        void bind(Parameters parameters, R row) throws SQLException;
    }
}
