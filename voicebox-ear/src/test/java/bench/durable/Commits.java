package bench.durable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.postgresql.ds.PGSimpleDataSource;

import dev.voicebox.dev.service.Database;

/** One row and its commit, over and over, by plain JDBC on one connection: the least that durability costs here. */
final class Commits implements AutoCloseable {
    private static final String TABLE = "bench_commits";
    private static final String TEXT = "the quick brown fox ".repeat(10);

    private final Connection connection;

    Commits(Database database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        connection = source.getConnection();
        execute("create table if not exists " + TABLE + " (id bigserial primary key, item jsonb not null)");
    }

    /** @return milliseconds of each, from when it was due */
    List<Double> run(long everyNanos, long ms) throws SQLException {
        List<Double> took = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + TABLE + " (item) values (jsonb_build_object('text', ?))")) {
            long begin = System.nanoTime();
            long end = begin + ms * 1_000_000;
            for (long due = begin; due < end; due += everyNanos) {
                await(due);
                insert.setString(1, TEXT);
                insert.executeUpdate();
                took.add((System.nanoTime() - due) / 1e6);
            }
        }
        return took;
    }

    /** Rows of items that the server has. */
    long items() throws SQLException {
        execute("set role voicebox_relay");
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from conversation_items")) {
            found.next();
            return found.getLong(1);
        } finally {
            execute("reset role");
        }
    }

    @Override
    public void close() throws SQLException {
        execute("drop table " + TABLE);
        connection.close();
    }

    static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
