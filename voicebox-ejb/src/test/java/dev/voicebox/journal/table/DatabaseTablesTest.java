package dev.voicebox.journal.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.Records;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.text.StorableJson;
import dev.voicebox.wire.item.StoredItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseTablesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EmbeddedDatabase database;

    private final JournalTables tables =
            new DatabaseTables(new JournalRows(database.dataSource()), PATIENCE, record -> List.of());

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        // Calls of functions are kept for tenants that there are.
        database.execute("insert into tenants (id, name, created_at) values ('tenant', 'Tenant', now())");
    }

    @BeforeEach
    void empty() {
        database.execute("truncate sessions, conversation_items, tool_invocations, usage_records, session_events");
    }

    @Test
    void everyKindOfRecordIsWrittenOnceHoweverOftenAndInWhateverOrderItComes() throws TablesUnavailable {
        List<JournalRecord> records = new ArrayList<>(Records.everyKind("sess_1"));
        // One session begins once.
        records.remove(1);
        assertThat(tables.write(records)).isEmpty();
        String first = rows();
        for (int seed = 1; seed <= 5; seed++) {
            Collections.shuffle(records, new Random(seed));
            assertThat(tables.write(records)).isEmpty();
        }

        assertThat(rows())
                .isEqualTo(first)
                .isEqualTo("1 session, 1 ended, 3 items, 1 dropped, 1 tools, 1 denied, 1 usage, 6 events");
    }

    @Test
    void everyTypeOfItemReadsBackAsItWas() throws TablesUnavailable {
        long sequence = 0;
        for (Item item : Records.everyItem()) {
            sequence++;
            Item named = item.withId(new ItemId("item_" + sequence));
            tables.write(List.of(new JournalRecord.ItemPut(Records.stamp("sess_1", sequence), sequence, named, null)));

            assertThat(stored("item_" + sequence)).isEqualTo(named);
        }
    }

    @Test
    void anyTextReadsBackAsItWas() throws TablesUnavailable {
        Random random = new Random(6);
        for (int i = 1; i <= 100; i++) {
            StringBuilder text = new StringBuilder("\u0000\ud83d\ude00\ude00\ud83d\ue000\\u0000");
            random.ints(random.nextInt(200), 0, 0x10000).forEach(c -> text.append((char) c));
            JournalRecord.ItemPut put = Records.put("sess_1", i, text.toString());
            assertThat(tables.write(List.of(put))).isEmpty();

            assertThat(stored("item_" + i)).isEqualTo(put.item());
        }
    }

    @Test
    void aRecordThatTheTablesWillNeverTakeIsNamed() throws TablesUnavailable {
        JournalRecord first = Records.put("sess_1", 1, "one");
        JournalRecord clash = new JournalRecord.ItemPut(
                Records.stamp("sess_1", 2), 1, Records.message("other", "at the place of the first"), null);
        JournalRecord last = Records.put("sess_1", 3, "three");

        assertThat(tables.write(List.of(first, clash, last))).containsExactly(clash);
        assertThat(database.ask("select count(*) from conversation_items")).isEqualTo("2");
    }

    @Test
    void withoutItsTablesTheDatabaseIsAsGoodAsAway() {
        JournalTables bare = new DatabaseTables(
                new JournalRows(EmbeddedDatabase.empty().dataSource()), PATIENCE, record -> List.of());

        assertThatThrownBy(() -> bare.write(List.of(Records.put("sess_1", 1, "one"))))
                .isInstanceOf(TablesUnavailable.class);
    }

    private static Item stored(String id) {
        return StoredItem.read(StorableJson.unescape(
                database.ask("select item::text from conversation_items where item_id = '" + id + "'")));
    }

    private static String rows() {
        return database.ask("select (select count(*) from sessions) || ' session, '"
                + " || (select count(*) from sessions where end_reason = 'client_closed') || ' ended, '"
                + " || (select count(*) from conversation_items) || ' items, '"
                + " || (select count(*) from conversation_items where item is null) || ' dropped, '"
                + " || (select count(*) from tool_invocations where outcome = 'answered') || ' tools, '"
                + " || (select count(*) from tool_invocations where outcome = 'denied' and name = 'open_door') || ' denied, '"
                + " || (select count(*) from usage_records) || ' usage, '"
                + " || (select count(*) from session_events) || ' events'");
    }
}
