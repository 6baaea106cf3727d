package dev.voicebox.persistence.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.FreePort;
import dev.voicebox.persistence.journal.row.ItemDropRow;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.journal.row.SessionEndRow;
import dev.voicebox.persistence.journal.row.SessionLostRow;
import dev.voicebox.persistence.journal.row.SessionRow;
import dev.voicebox.persistence.journal.row.UsageRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class JournalRowsTest {

    /** Two of the 40,000 letters from U+20000 on, other ones for each number. */
    private static StringBuilder letters(StringBuilder to, int number) {
        return to.appendCodePoint(0x20000 + number % 40_000).appendCodePoint(0x20000 + number / 40_000);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> TABLES =
            List.of("sessions", "conversation_items", "tool_invocations", "usage_records", "session_events");
    private static EmbeddedDatabase database;

    private final JournalRows rows = new JournalRows(batching(true));

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        database.execute("insert into tenants (id, name, created_at) values ('acme', '', now()), ('other', '', now())");
    }

    @BeforeEach
    void empty() {
        database.execute("truncate " + String.join(", ", TABLES));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void replaysInAnyOrderLeaveTheSameRows(long seed) throws Exception {
        Random random = new Random(seed);
        List<JournalRow> all = new ArrayList<>();
        for (String tenant : List.of("acme", "other")) {
            for (String session : List.of("sess_1", "sess_2")) {
                all.addAll(new SeededRows(random, tenant, session).of(80));
            }
        }
        assertThat(rows.write(new JournalBatch(all), PATIENCE)).isEmpty();
        String inOrder = snapshot();
        empty();

        // By both ways in which the driver sends a batch: as one statement, and as many.
        JournalRows writer = new JournalRows(batching(random.nextBoolean()));
        for (int pass = 0; pass < 3; pass++) {
            Collections.shuffle(all, random);
            for (int from = 0; from < all.size(); ) {
                int to = Math.min(all.size(), from + 1 + random.nextInt(40));
                assertThat(writer.write(new JournalBatch(all.subList(from, to)), PATIENCE))
                        .isEmpty();
                from = to;
            }
            assertThat(snapshot()).as("seed " + seed + ", pass " + pass).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSessionThatIsTakenUpAgainIsOpenInWhateverOrderItsEndsCome(long seed) throws Exception {
        List<JournalRow> all = new ArrayList<>(List.of(
                began(1, "killed"),
                new SessionLostRow(record(1_001), "main", "gateway_lost", 1, SeededRows.NOON),
                new SessionEndRow(record(5), "main", "client_gone", SeededRows.NOON),
                began(10, "living")));
        Collections.shuffle(all, new Random(seed));

        for (JournalRow row : all) {
            write(row);
        }

        assertThat(session()).isEqualTo("living open");
        write(new SessionEndRow(record(12), "main", "client_closed", SeededRows.NOON));
        assertThat(session()).isEqualTo("living client_closed");
    }

    @Test
    void aDeletedItemLeavesItsPlaceAndNothingElse() throws Exception {
        write(item(1, 1, "a", "{\"said\":\"secret\"}"), new ItemDropRow(record(2), 1, "a", SeededRows.NOON));
        write(item(1, 1, "a", "{\"said\":\"secret\"}"));

        assertThat(database.ask("select position || ' ' || coalesce(item::text, '-') from conversation_items"))
                .isEqualTo("1 -");
    }

    @Test
    void ofABatchOnlyTheRecordsThatCannotBeKeptAreRefused() throws Exception {
        write(item(1, 1, "a", "{}"));
        List<JournalRow> batch = new ArrayList<>();
        for (int i = 2; i <= 40; i++) {
            batch.add(item(i, i, "item_" + i, i == 17 ? "no object" : "{}"));
            batch.add(new UsageRow(record(i), "main", new UsageRow.Amounts(1, 0, 0, 0, 0, 0), SeededRows.NOON));
        }
        batch.add(item(41, 1, "b", "{}"));
        batch.add(item(42, 42, "c", "[]"));

        assertThat(rows.write(new JournalBatch(batch), PATIENCE))
                .extracting(refused -> refused.record().sequence(), RefusedRecord::sqlState)
                .containsExactly(tuple(17L, "22P02"), tuple(41L, "23505"), tuple(42L, "23514"));
        assertThat(database.ask("select count(*) from conversation_items")).isEqualTo("39");
        assertThat(database.ask("select count(*) || ' ' || coalesce(sum((sequence = 17)::int), 0) from usage_records"))
                .as("of a refused record nothing is written")
                .isEqualTo("38 0");
    }

    @Test
    void anItemOfManyDifferentWordsIsKeptWhetherItCanBeSearchedOrNot() throws Exception {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 400_000; i++) {
            words.append(Integer.toString(i, 36)).append("x ");
        }
        String json = "{\"content\":[{\"type\":\"input_text\",\"text\":\"" + words + "\"}]}";

        assertThat(write(item(1, 1, "a", json))).isEmpty();
    }

    @Test
    void anItemWhoseWordsTakeAllTheRoomThatWordsCanTakeIsKept() throws Exception {
        // Four bytes a letter; a word with a hyphen is indexed as a whole and in parts.
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 33_400; i++) {
            letters(words, 2 * i).append('-');
            letters(words, 2 * i + 1).append(' ');
        }
        String json = "{\"content\":[{\"type\":\"input_text\",\"text\":\"" + words + "\"}]}";

        assertThat(write(item(1, 1, "a", json))).isEmpty();
    }

    @Test
    void anotherSubjectWritesInTheSameTransaction() throws Exception {
        database.execute("create table if not exists marks (rows int); grant insert on marks to voicebox_app");
        RowWriter marks = (connection, batch) -> {
            try (var statement = connection.createStatement()) {
                statement.execute("insert into marks values (" + batch.rows().size() + ")");
            }
        };
        JournalRows withMarks = new JournalRows(database.dataSource(), marks);

        withMarks.write(new JournalBatch(List.of(item(1, 1, "a", "{}"), item(2, 2, "b", "no"))), PATIENCE);

        assertThat(database.ask("select string_agg(rows::text, ',') from marks"))
                .isEqualTo("1");
        database.execute("drop table marks");
    }

    @Test
    void aDatabaseThatIsAwayIsNotTakenForARefusal() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setPortNumbers(new int[] {FreePort.any()});

        assertThatThrownBy(() -> new JournalRows(away).write(batch(item(1, 1, "a", "{}")), PATIENCE))
                .isInstanceOf(DatabaseAway.class)
                .hasMessageContaining("08001");
    }

    @Test
    void aSchemaThatIsNotThereYetIsNotTheRowsFault() {
        assertThatThrownBy(() -> new JournalRows(EmbeddedDatabase.empty().dataSource())
                        .write(batch(item(1, 1, "a", "{}")), PATIENCE))
                .isInstanceOf(DatabaseAway.class)
                .hasMessageContaining("42P01");
    }

    @Test
    @Timeout(20)
    void aRowThatSomebodyHoldsIsGivenUpInTime() throws Exception {
        write(item(1, 1, "a", "{}"));
        try (var other = database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update conversation_items set revision = 1");

            assertThatThrownBy(() -> rows.write(batch(item(2, 1, "a", "{}")), Duration.ofMillis(300)))
                    .isInstanceOf(DatabaseAway.class);
        }
    }

    @Test
    @Timeout(20)
    void aDatabaseThatSwallowsEverythingIsGivenUpInTime() throws Exception {
        try (BlackHole hole = new BlackHole(database.dataSource())) {
            RowWriter swallowed = (connection, batch) -> hole.swallow();

            assertThatThrownBy(() -> new JournalRows(hole.source(), swallowed)
                            .write(batch(item(1, 1, "a", "{}")), Duration.ofMillis(500)))
                    .isInstanceOf(DatabaseAway.class)
                    .hasMessageContaining("08006");
        }
    }

    private static ItemRow item(long sequence, long position, String id, String json) {
        return new ItemRow(record(sequence), position, id, null, json, SeededRows.NOON);
    }

    private static SessionRow began(long sequence, String gateway) {
        return new SessionRow(
                record(sequence),
                "main",
                "realtime",
                "gpt-realtime",
                null,
                gateway,
                SeededRows.NOON.plusSeconds(sequence));
    }

    private static String session() {
        return database.ask("select gateway || ' ' || coalesce(end_reason, 'open') from sessions");
    }

    private static RecordId record(long sequence) {
        return new RecordId("acme", "sess_1", sequence);
    }

    private static JournalBatch batch(JournalRow... rows) {
        return new JournalBatch(List.of(rows));
    }

    private List<RefusedRecord> write(JournalRow... written) throws DatabaseAway {
        return rows.write(batch(written), PATIENCE);
    }

    private static PGSimpleDataSource batching(boolean asOneStatement) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(((PGSimpleDataSource) database.dataSource()).getURL());
        source.setUser("postgres");
        source.setReWriteBatchedInserts(asOneStatement);
        return source;
    }

    private static String snapshot() {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            all.append(database.ask("select string_agg(t::text, E'\\n' order by t::text) from " + table + " t"))
                    .append('\n');
        }
        return all.toString();
    }
}
