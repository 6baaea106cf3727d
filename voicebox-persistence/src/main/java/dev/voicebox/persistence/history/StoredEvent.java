package dev.voicebox.persistence.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.persistence.privacy.Redacted;
import dev.voicebox.persistence.text.StorableJson;

/**
 * A row of {@code session_events}.
 *
 * @param sequence counts the records of the session; not every one is an event
 * @param json an object
 */
public record StoredEvent(String sessionId, long sequence, String type, Instant at, String json) {
    private static final Pattern ID = Pattern.compile("sevt_([1-9][0-9]{0,15})");

    /** Names it within its session. */
    public String id() {
        return "sevt_" + sequence;
    }

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                Query.text(row, "session_id"),
                row.getLong("sequence"),
                row.getString("type"),
                Query.time(row, "at"),
                StorableJson.unescape(row.getString("data")));
    }

    /** Empty if it is no id of an event. */
    static OptionalLong sequenceOf(String id) {
        Matcher found = ID.matcher(id);
        return found.matches() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return "StoredEvent[" + sessionId + ", " + sequence + ", " + type + ", " + at + ", " + Redacted.text(json)
                + "]";
    }
}
