package dev.voicebox.persistence.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read at once has room for a part of the items only. */
class LongItemsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ITEMS = 12;
    private static final int LONG = ItemQuery.ROOM / 4;
    private static final int FIT = 4;

    private static HistoryRows history;

    @BeforeAll
    static void write() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.migrated();
        history = new HistoryRows(database.dataSource(), PATIENCE);
        List<JournalRow> rows = new ArrayList<>();
        for (int i = 1; i <= ITEMS; i++) {
            rows.add(item("many", i, LONG));
        }
        rows.add(item("huge", 1, 2 * ItemQuery.ROOM));
        rows.add(item("huge", 2, 10));
        assertThat(new JournalRows(database.dataSource()).write(new JournalBatch(rows), PATIENCE))
                .isEmpty();
    }

    @Test
    void aPageHasAsManyAsThereIsRoomForAndSaysThatThereAreMore() {
        Slice<StoredItem> page = page("many", null, null, false);

        assertThat(positions(page.rows())).isEqualTo(range(1, FIT));
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void aPageBeforeAnItemHasTheNearestOnes() {
        Slice<StoredItem> page = page("many", null, "item_9", false);

        assertThat(positions(page.rows())).isEqualTo(range(9 - FIT, 8));
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void pagesJoinToTheWholeSession() {
        List<StoredItem> found = new ArrayList<>();
        Slice<StoredItem> page;
        do {
            String last = found.isEmpty() ? null : found.get(found.size() - 1).itemId();
            page = page("many", last, null, false);
            found.addAll(page.rows());
        } while (page.hasMore());

        assertThat(positions(found)).isEqualTo(range(1, ITEMS));
        assertThat(found).allMatch(item -> item.json().length() > LONG - 200);
    }

    @Test
    void anItemThatIsLargerThanTheRoomStandsAlone() {
        Slice<StoredItem> first = page("huge", null, null, false);
        assertThat(positions(first.rows())).isEqualTo(range(1, 1));
        assertThat(first.hasMore()).isTrue();

        Slice<StoredItem> behind = history.itemsBehind("acme", "huge", 1, 100);
        assertThat(positions(behind.rows())).isEqualTo(range(2, 2));
        assertThat(behind.hasMore()).isFalse();
    }

    @Test
    void anExportReadsSteps() {
        Slice<StoredItem> step = history.itemsBehind("acme", "many", 5, 100);

        assertThat(positions(step.rows())).isEqualTo(range(6, 5 + FIT));
        assertThat(step.hasMore()).isTrue();
        assertThat(history.itemsBehind("acme", "many", ITEMS - 2, 100).hasMore())
                .isFalse();
    }

    @Test
    void aSearchShowsTheLatestOnesThatThereIsRoomFor() {
        Slice<StoredItem> hits = history.search("acme", "needle", 100);

        assertThat(hits.rows()).hasSizeBetween(1, FIT + 1);
        assertThat(hits.hasMore()).isTrue();
        assertThat(hits.rows().get(0).sessionId()).isEqualTo("many");
        assertThat(hits.rows().get(0).position()).isEqualTo(ITEMS);
    }

    private static Slice<StoredItem> page(String session, String after, String before, boolean descending) {
        return history.items("acme", session, new Wanted(after, before, 100, descending))
                .orElseThrow();
    }

    private static List<Long> range(long from, long to) {
        return IntStream.rangeClosed((int) from, (int) to)
                .asLongStream()
                .boxed()
                .toList();
    }

    private static List<Long> positions(List<StoredItem> items) {
        return items.stream().map(StoredItem::position).toList();
    }

    /** Of so many bytes, the few around the text left out. */
    private static ItemRow item(String session, int position, int bytes) {
        String json = "{\"content\":[{\"type\":\"input_text\",\"text\":\"needle " + "x".repeat(bytes - 7) + "\"}]}";
        Instant at = Instant.parse("2026-11-20T12:00:00Z").plusSeconds(position);
        return new ItemRow(new RecordId("acme", session, position), position, "item_" + position, null, json, at);
    }
}
