package dev.voicebox.persistence.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** How many pages of 8 KiB the last 100 items of a session take, among 60,000 items of 120 sessions that grew side by side. */
class LastHundredTest {

    private static final String FILL = "INSERT INTO conversation_items"
            + " (tenant_id, session_id, item_id, position, revision, written_at, item)"
            + " SELECT 'acme', 'sess_' || lpad((n % 120)::text, 21, '0'), 'item_' || lpad(n::text, 21, '0'),"
            + " n / 120 + 1, n / 120 + 1, now(),"
            + " jsonb_build_object('id', 'item_' || lpad(n::text, 21, '0'), 'type', 'message', 'role', 'user',"
            + " 'content', jsonb_build_array(jsonb_build_object('type', 'input_text', 'text',"
            + " repeat(md5(n::text) || ' ', 28))))"
            + " FROM generate_series(0, 59999) AS n";

    private static final String LAST = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)"
            + " SELECT session_id, item_id, position, written_at, item::text FROM conversation_items"
            + " WHERE tenant_id = 'acme' AND session_id = 'sess_000000000000000000077' AND item IS NOT NULL"
            + " ORDER BY position DESC LIMIT 100";

    private static final String INDEX_ONLY = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)"
            + " SELECT position FROM conversation_items"
            + " WHERE tenant_id = 'acme' AND session_id = 'sess_000000000000000000077'"
            + " ORDER BY position DESC LIMIT 100";

    @Test
    void theIndexOfTheLastHundredTakesFivePagesAtMost() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.migrated();
        // Not what is measured, and most of the time.
        database.execute("DROP INDEX conversation_items_words");
        database.execute(FILL);
        database.execute("VACUUM (ANALYZE) conversation_items");

        int index = pages(database, INDEX_ONLY, "Index Only Scan");
        int all = pages(database, LAST, "Index Scan");

        System.out.println("last 100 of a session: " + index + " pages of the index, " + (all - index)
                + " of the table, 1 KB an item");
        assertThat(index).isPositive().isLessThanOrEqualTo(5);
    }

    private static int pages(EmbeddedDatabase database, String question, String expected) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            JsonNode plan = new ObjectMapper().readTree(rows.getString(1)).at("/0/Plan");
            assertThat(plan.toString()).contains("\"" + expected + "\"").contains("position");
            assertThat(plan.toString()).as("the order of the index is used").doesNotContain("\"Sort\"");
            return plan.get("Shared Hit Blocks").asInt()
                    + plan.get("Shared Read Blocks").asInt();
        }
    }
}
