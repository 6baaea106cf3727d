package bench.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import bench.report.Table;
import redis.clients.jedis.Jedis;

import dev.voicebox.dev.service.Database;
import dev.voicebox.it.RunningServer;

/** What is there besides those who knock: keys of Redis, rows that were ever inserted, threads of the server. */
record Traces(Set<String> keys, Map<String, Long> inserts, int threads) {
    private static final String INSERTS = "SELECT relname, n_tup_ins FROM pg_stat_user_tables WHERE n_tup_ins > 0";
    private static final String THREADS = "Threads:";

    static Traces of(RunningServer server, long pid) throws IOException, SQLException {
        try (Jedis redis = new Jedis(server.redisUrl())) {
            return new Traces(new TreeSet<>(redis.keys("*")), inserts(server.database()), threads(pid));
        }
    }

    /** What has come since then. */
    Table since(Traces before) {
        Set<String> newKeys = new TreeSet<>(keys);
        newKeys.removeAll(before.keys);
        Map<String, Long> newRows = new TreeMap<>();
        inserts.forEach((table, count) -> {
            long more = count - before.inserts.getOrDefault(table, 0L);
            if (more > 0) {
                newRows.put(table, more);
            }
        });
        return new Table("Connect: what refusals leave", "trace", "aimed at", "found")
                .row("keys in Redis", "none", newKeys.isEmpty() ? "none" : newKeys)
                .row("rows", "audit_log alone", newRows.isEmpty() ? "none" : newRows)
                .row("threads of the server", "no more than before", before.threads + " before, " + threads + " after");
    }

    private static Map<String, Long> inserts(Database database) throws SQLException {
        Map<String, Long> inserts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSERTS)) {
            while (rows.next()) {
                inserts.merge(rows.getString(1), rows.getLong(2), Long::sum);
            }
        }
        return inserts;
    }

    private static int threads(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(THREADS))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(THREADS.length()).strip()))
                .findFirst()
                .orElse(0);
    }
}
