package bench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.postgresql.ds.PGSimpleDataSource;

import bench.report.Progress;

import dev.voicebox.dev.service.Database;
import dev.voicebox.persistence.migration.SchemaMigration;

/** The tables of VoiceBox with many items in them: each session's as far apart as those of sessions that talk at once. */
final class SeededItems {
    private static final String FILL = "INSERT INTO conversation_items"
            + " (tenant_id, session_id, item_id, position, revision, written_at, item)"
            + " SELECT 'tenant_' || s %% 64, 'sess_' || lpad(s::text, 21, '0'), 'item_' || lpad(n::text, 21, '0'),"
            + " n / %1$d + 1, n / %1$d + 1, now(), jsonb_build_object('id', 'item_' || lpad(n::text, 21, '0'),"
            + " 'type', 'message', 'role', 'user', 'content', jsonb_build_array(jsonb_build_object('type', 'input_text',"
            + " 'text', repeat(md5(n::text) || ' ', 6))))"
            + " FROM (SELECT n, n %% %1$d AS s FROM generate_series(%2$d, %3$d) AS n) AS numbers";
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    /** Rows of one statement: a person sees that it goes on. */
    private static final int STEP = 250_000;

    private final KeptConnections connections;

    SeededItems(KeptConnections connections) {
        this.connections = connections;
    }

    /** An earlier run has left rows, and no index of words. */
    static void forget(Path home) throws IOException {
        if (Files.exists(home)) {
            List<Path> left;
            try (Stream<Path> all = Files.walk(home)) {
                left = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : left) {
                Files.delete(path);
            }
        }
    }

    static String tenantOf(int session) {
        return "tenant_" + session % 64;
    }

    static String idOf(int session) {
        return "sess_" + String.format("%021d", session);
    }

    void migrate(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        new SchemaMigration(source).run();
        execute("TRUNCATE conversation_items");
        // The rows are written, and asked for by plain JDBC, by the owner: what policies cost is on our side.
        execute("ALTER TABLE conversation_items NO FORCE ROW LEVEL SECURITY");
    }

    /**
     * The index of words is left out: it is not asked, and would take most of the time. The others are built from rows that are
     * there, which takes less than half of keeping them up row by row.
     */
    void fill(int rows, int sessions) {
        execute("DROP INDEX IF EXISTS conversation_items_words");
        execute("ALTER TABLE conversation_items DROP CONSTRAINT conversation_items_pk,"
                + " DROP CONSTRAINT conversation_items_in_order");
        for (int from = 0; from < rows; from += STEP) {
            execute(String.format(FILL, sessions, from, Math.min(rows, from + STEP) - 1));
            Progress.tell("history: " + Math.min(rows, from + STEP) + " of " + rows + " rows");
        }
        execute("SET maintenance_work_mem = '256MB'");
        execute("ALTER TABLE conversation_items"
                + " ADD CONSTRAINT conversation_items_pk PRIMARY KEY (tenant_id, session_id, item_id),"
                + " ADD CONSTRAINT conversation_items_in_order UNIQUE (tenant_id, session_id, position)");
        execute("VACUUM (ANALYZE) conversation_items");
    }

    /** Pages of the index that the last items of a session take; their rows are not read. */
    int indexPages() throws SQLException {
        try (Statement statement = connections.ofThisThread().createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT position"
                        + " FROM conversation_items WHERE tenant_id = 'tenant_1'"
                        + " AND session_id = 'sess_000000000000000000001' ORDER BY position DESC LIMIT 101")) {
            StringBuilder lines = new StringBuilder();
            while (plan.next()) {
                lines.append(plan.getString(1)).append('\n');
            }
            Matcher buffers = BUFFERS.matcher(lines);
            if (!lines.toString().contains("Index Only Scan") || !buffers.find()) {
                throw new IllegalStateException("no walk through the index:\n" + lines);
            }
            return number(buffers.group(1)) + number(buffers.group(2));
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    void execute(String sql) {
        try (Statement statement = connections.ofThisThread().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
