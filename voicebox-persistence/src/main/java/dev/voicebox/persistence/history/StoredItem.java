package dev.voicebox.persistence.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import dev.voicebox.persistence.text.StorableJson;

/**
 * An item of a session.
 *
 * @param json an object; where it holds what is no character, that is spelled
 */
public record StoredItem(String sessionId, String itemId, long position, Instant writtenAt, String json) {

    /** Of a row of {@link ItemQuery}: without content when there was no room for it. */
    static StoredItem of(ResultSet row) throws SQLException {
        return new StoredItem(
                Query.text(row, "session_id"),
                Query.text(row, "item_id"),
                row.getLong("position"),
                Query.time(row, "written_at"),
                StorableJson.unescape(row.getString("item")));
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "StoredItem[" + sessionId + ", " + itemId + ", " + position + "]";
    }
}
