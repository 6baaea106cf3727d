package dev.voicebox.persistence.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.voicebox.persistence.text.StorableText;

/** Requests as they stand in the table, by way of any of the two ways to it. */
final class ErasureSql {

    /** Times as microseconds: both ways read them alike. */
    static final String SELECT = "select tenant_id, id, session_id, reason, requested_by, " + micros("requested_at")
            + ", "
            + micros("up_to") + ", stage, (select string_agg(key || '=' || value, ',') from jsonb_each_text(erased)), "
            + micros("finished_at") + " from erasures";

    private static final int COLUMNS = 10;
    private static final long MICROS = 1_000_000;

    private ErasureSql() {}

    static ErasureRow row(ResultSet row) throws SQLException {
        Object[] columns = new Object[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = row.getObject(i + 1);
        }
        return row(columns);
    }

    static ErasureRow row(Object[] columns) {
        return new ErasureRow(
                (String) columns[0],
                (String) columns[1],
                StorableText.unescape((String) columns[2]),
                ErasureRow.Reason.valueOf(name(columns[3])),
                StorableText.unescape((String) columns[4]),
                time(columns[5]),
                time(columns[6]),
                ErasureRow.Stage.valueOf(name(columns[7])),
                counts((String) columns[8]),
                time(columns[9]));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String micros(String column) {
        return "cast(extract(epoch from " + column + ") * " + MICROS + " as bigint)";
    }

    private static Instant time(Object micros) {
        return micros == null
                ? null
                : Instant.ofEpochSecond(
                        Math.floorDiv((Long) micros, MICROS), Math.floorMod((Long) micros, MICROS) * 1_000L);
    }

    private static Map<String, Long> counts(String pairs) {
        Map<String, Long> counts = new TreeMap<>();
        if (pairs != null) {
            for (String pair : pairs.split(",")) {
                String[] parts = pair.split("=");
                counts.put(parts[0], Long.valueOf(parts[1]));
            }
        }
        return counts;
    }

    private static String name(Object word) {
        return ((String) word).toUpperCase(Locale.ROOT);
    }
}
