package dev.voicebox.persistence.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Looks for words in two steps. Where a tenant's own rule holds, the planner may not ask the index of words first: it would tell
 * something about rows that the rule hides. So the index is asked across tenants, for names of items alone; their rows are
 * read as the tenant, to whom those of others are not there.
 */
final class ItemSearch {

    private static final String ORDER = "written_at DESC, session_id, position DESC";

    private ItemSearch() {}

    record Hit(String session, String item) {}

    /** The latest ones; by whoever may look across tenants. */
    static List<Hit> hits(Connection connection, String tenant, String words, int most) throws SQLException {
        return new Query()
                .add(
                        "SELECT session_id, item_id FROM conversation_items WHERE tenant_id = ? AND item IS NOT NULL",
                        tenant)
                .add(" AND voicebox_item_words(item) @@ websearch_to_tsquery('pg_catalog.simple'::regconfig, ?)", words)
                .add(" ORDER BY " + ORDER)
                .limit(most)
                .ask(connection, row -> new Hit(row.getString(1), row.getString(2)));
    }

    static ItemQuery query(String tenant, List<Hit> hits) {
        return new ItemQuery(ORDER)
                .add(" WHERE tenant_id = ? AND item IS NOT NULL", tenant)
                .add(
                        " AND (session_id, item_id) IN (SELECT * FROM unnest(?, ?))",
                        hits.stream().map(Hit::session).toArray(String[]::new),
                        hits.stream().map(Hit::item).toArray(String[]::new));
    }
}
