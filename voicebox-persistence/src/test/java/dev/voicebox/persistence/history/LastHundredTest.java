package dev.voicebox.persistence.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.tenancy.TenantRole;

import static org.assertj.core.api.Assertions.assertThat;

/** How many pages of 8 KiB the last 100 items of a session take, among 60,000 items of 120 sessions that grew side by side. */
class LastHundredTest {

    private static final String FILL = "INSERT INTO conversation_items"
            + " (tenant_id, session_id, item_id, position, revision, written_at, item)"
            + " SELECT 'acme', 'sess_' || lpad((n % 120)::text, 21, '0'), 'item_' || lpad(n::text, 21, '0'),"
            + " n / 120 + 1, n / 120 + 1, now(),"
            + " jsonb_build_object('id', 'item_' || lpad(n::text, 21, '0'), 'type', 'message', 'role', 'user',"
            + " 'content', jsonb_build_array(jsonb_build_object('type', 'input_text', 'text',"
            + " (SELECT string_agg(md5(n || ' ' || k), ' ') FROM generate_series(1, 28) AS k))))"
            + " FROM generate_series(0, 59999) AS n";

    private static final String LAST = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)"
            + " SELECT session_id, item_id, position, written_at, CASE WHEN ahead < 2097152 THEN item::text END FROM ("
            + "SELECT session_id, item_id, position, written_at, item, coalesce(sum(CASE WHEN pg_column_size(item) < 2000"
            + " THEN 2000 ELSE octet_length(item::text) END) OVER (ORDER BY position DESC"
            + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ahead FROM conversation_items"
            + " WHERE tenant_id = 'acme' AND session_id = 'sess_000000000000000000077' AND item IS NOT NULL"
            + " ORDER BY position DESC LIMIT 100) AS part ORDER BY position DESC";

    private static final String TABLE_PAGES = "SELECT count(DISTINCT (ctid::text::point)[0]) FROM ("
            + "SELECT ctid FROM conversation_items"
            + " WHERE tenant_id = 'acme' AND session_id = 'sess_000000000000000000077' AND item IS NOT NULL"
            + " ORDER BY position DESC LIMIT 100) AS last";

    @Test
    void theIndexOfTheLastHundredTakesFivePagesAtMost() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.migrated();
        // Not what is measured, and most of the time.
        database.execute("DROP INDEX conversation_items_words");
        database.execute(FILL);
        database.execute("VACUUM (ANALYZE) conversation_items");

        // Each row of a session that grew beside others lies on a page of its own: what is left is the index.
        int table = Integer.parseInt(database.ask(TABLE_PAGES));
        int index = pages(database, LAST) - table;

        System.out.println(
                "last 100 of a session: " + index + " pages of the index, " + table + " of the table, 1 KB an item");
        assertThat(table).isEqualTo(100);
        assertThat(index).isPositive().isLessThanOrEqualTo(5);
    }

    private static int pages(EmbeddedDatabase database, String question) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            TenantRole.asTenant(connection, "acme");
            ResultSet rows = statement.executeQuery(question);
            rows.next();
            JsonNode plan = new ObjectMapper().readTree(rows.getString(1)).at("/0/Plan");
            assertThat(plan.toString()).contains("\"Index Scan\"").contains("_position_key");
            assertThat(plan.toString()).as("the order of the index is used").doesNotContain("\"Sort\"");
            return plan.get("Shared Hit Blocks").asInt()
                    + plan.get("Shared Read Blocks").asInt();
        }
    }
}
