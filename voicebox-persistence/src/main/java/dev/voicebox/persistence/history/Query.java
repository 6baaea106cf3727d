package dev.voicebox.persistence.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.voicebox.persistence.text.StorableText;

/** A question with its parameters, put together piece by piece. */
final class Query {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** @param parameters texts are escaped on the way, those in arrays are not */
    Query add(String piece, Object... parameters) {
        sql.append(piece);
        for (Object value : parameters) {
            values.add(value instanceof String text ? StorableText.escape(text) : value);
        }
        return this;
    }

    /**
     * At most so many rows. Spelled, not a parameter: of one that it does not know PostgreSQL supposes a tenth of the rows, takes
     * the plan for any value to be dearer than one for this value, and makes that one anew for each question. That costs more
     * than the answer, where the tables have many parts.
     */
    Query limit(int most) {
        sql.append(" LIMIT ").append(most);
        return this;
    }

    <T> List<T> ask(Connection connection, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    /** {@code null} for no time. */
    static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static String text(ResultSet row, String column) throws SQLException {
        return StorableText.unescape(row.getString(column));
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
