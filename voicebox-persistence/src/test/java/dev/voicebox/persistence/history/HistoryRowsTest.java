package dev.voicebox.persistence.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.row.ItemDropRow;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.journal.row.SessionEndRow;
import dev.voicebox.persistence.journal.row.SessionEventRow;
import dev.voicebox.persistence.journal.row.SessionRow;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EmbeddedDatabase database;
    private static HistoryRows history;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        history = new HistoryRows(database.dataSource(), PATIENCE);
    }

    @BeforeEach
    void empty() {
        database.execute("truncate sessions, conversation_items, session_events");
    }

    @Test
    void aSessionIsReadWithWhatIsKnownOfIt() throws Exception {
        write(session("s1", 0));
        write(new SessionEndRow(record("s2", 9), "main", "gateway_lost", NOON.plusSeconds(9)));

        assertThat(history.session("acme", "s1"))
                .contains(new StoredSession("s1", "main", "realtime", "gpt-realtime", null, NOON, null, null));
        assertThat(history.session("acme", "s2")).hasValueSatisfying(ended -> {
            assertThat(ended.kind()).isNull();
            assertThat(ended.endReason()).isEqualTo("gateway_lost");
        });
        assertThat(history.session("other", "s1")).isEmpty();
    }

    @Test
    void eventsAreReadInTheOrderOfTheirSession() throws Exception {
        for (int i : List.of(12, 3, 7)) {
            write(new SessionEventRow(record("s1", i), "error", "{\"code\":\"c" + i + "\"}", NOON));
        }

        Slice<StoredEvent> first =
                history.events("acme", "s1", new Wanted(null, null, 2, false)).orElseThrow();
        assertThat(first.rows()).extracting(StoredEvent::id).containsExactly("sevt_3", "sevt_7");
        assertThat(first.hasMore()).isTrue();
        assertThat(history.events("acme", "s1", new Wanted("sevt_7", null, 2, false))
                        .orElseThrow()
                        .rows())
                .containsExactly(new StoredEvent("s1", 12, "error", NOON, "{\"code\": \"c12\"}"));
        assertThat(history.events("other", "s1", new Wanted(null, null, 2, false))
                        .orElseThrow()
                        .rows())
                .isEmpty();
        assertThat(history.events("acme", "s1", new Wanted("item_1", null, 2, false)))
                .isEmpty();
    }

    @Test
    void sessionsArePagedByTheirBeginnings() throws Exception {
        for (int i = 0; i < 9; i++) {
            write(session("s" + (8 - i), i / 2));
        }

        List<String> forwards = new ArrayList<>();
        Slice<StoredSession> page =
                history.sessions("acme", new Wanted(null, null, 4, false)).orElseThrow();
        page.rows().forEach(row -> forwards.add(row.id()));
        while (page.hasMore()) {
            page = history.sessions("acme", new Wanted(forwards.get(forwards.size() - 1), null, 4, false))
                    .orElseThrow();
            page.rows().forEach(row -> forwards.add(row.id()));
        }

        assertThat(forwards).containsExactly("s7", "s8", "s5", "s6", "s3", "s4", "s1", "s2", "s0");
        assertThat(history.sessions("acme", new Wanted("s9", null, 4, false))).isEmpty();
    }

    @Test
    void pagesJoinToTheModelInBothDirectionsWhileAWriterAppends() throws Exception {
        List<JournalRow> rows = new ArrayList<>();
        List<String> model = new ArrayList<>();
        Random random = new Random(6);
        for (int i = 1; i <= 2_000; i++) {
            rows.add(item("s1", i, i, "item_" + i));
            model.add("item_" + i);
        }
        write(rows.toArray(JournalRow[]::new));
        AtomicBoolean reading = new AtomicBoolean(true);
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> append(reading));
        try {
            assertThat(walk(random, false, (cursor, limit) -> new Wanted(cursor, null, limit, false)))
                    .as("from the first on")
                    .startsWith(model.toArray(String[]::new));
            assertThat(reversed(walk(random, true, (cursor, limit) -> new Wanted(cursor, null, limit, true))))
                    .as("from the last back")
                    .startsWith(model.toArray(String[]::new));
            assertThat(reversed(walk(
                            random,
                            true,
                            (cursor, limit) -> new Wanted(null, cursor == null ? "item_2000" : cursor, limit, false))))
                    .as("what lies before the last one")
                    .isEqualTo(model.subList(0, 1_999));
        } finally {
            reading.set(false);
        }
        assertThat(writer.get()).as("items that were written meanwhile").isPositive();
    }

    @Test
    void whatLiesBeforeIsShownInTheOrderOfTheList() throws Exception {
        for (int i = 1; i <= 9; i++) {
            write(item("s1", i, i, "item_" + i));
        }

        assertThat(ids(new Wanted(null, "item_8", 3, false))).containsExactly("item_5", "item_6", "item_7");
        assertThat(ids(new Wanted(null, "item_2", 3, true))).containsExactly("item_5", "item_4", "item_3");
        assertThat(history.items("acme", "s1", new Wanted(null, "item_4", 3, false))
                        .orElseThrow()
                        .hasMore())
                .isFalse();
    }

    @Test
    void aPageGoesOnFromAnItemThatWasDeletedMeanwhile() throws Exception {
        for (int i = 1; i <= 4; i++) {
            write(item("s1", i, i, "item_" + i));
        }
        write(new ItemDropRow(record("s1", 5), 2, "item_2", NOON));

        assertThat(ids(new Wanted("item_2", null, 9, false))).containsExactly("item_3", "item_4");
        assertThat(ids(new Wanted(null, null, 9, false))).containsExactly("item_1", "item_3", "item_4");
    }

    @Test
    void nobodyReadsOrEntersAtItemsOfAnother() throws Exception {
        write(item("s1", 1, 1, "item_1"));

        assertThat(history.items("acme", "s2", new Wanted("item_1", null, 9, false)))
                .isEmpty();
        assertThat(history.items("other", "s1", new Wanted("item_1", null, 9, false)))
                .isEmpty();
        assertThat(history.items("other", "s1", new Wanted(null, null, 9, false))
                        .orElseThrow()
                        .rows())
                .isEmpty();
    }

    @Test
    void anItemAndItsIdComeBackAsTheyWereWhateverTheyHold() throws Exception {
        String id = "a\u0000\ud800";
        write(new ItemRow(
                record("s1", 1), 1, id, null, "{\"id\":\"a\\u0000\\ud800\",\"text\":\"\\u0000 \ue000 👋\"}", NOON));

        StoredItem item = history.items("acme", "s1", new Wanted(null, null, 1, false))
                .orElseThrow()
                .rows()
                .get(0);
        assertThat(item.itemId()).isEqualTo(id);
        assertThat(item.json()).isEqualTo("{\"id\":\"a\\u0000\\uD800\",\"text\":\"\\u0000 \\uE000 \\uD83D\\uDC4B\"}");
        assertThat(ids(new Wanted(null, id, 1, false))).isEmpty();
    }

    @Test
    void wordsAreFoundWhereTheyWereSaidAndNotInIds() throws Exception {
        write(
                said(
                        "s1",
                        1,
                        "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
                                + "\"text\":\"Can we meet next Tuesday?\"}]}"),
                said(
                        "s1",
                        2,
                        "{\"type\":\"message\",\"content\":[{\"type\":\"output_audio\","
                                + "\"transcript\":\"Tuesday is\\nfine.\"}]}"),
                said(
                        "s2",
                        1,
                        "{\"type\":\"function_call\",\"name\":\"book\",\"arguments\":\"{\\\"day\\\":\\\"tuesday\\\"}\"}"),
                said("s2", 2, "{\"type\":\"function_call_output\",\"output\":\"booked\"}"),
                new ItemRow(
                        new RecordId("other", "s1", 1),
                        1,
                        "item_1",
                        null,
                        "{\"content\":[{\"text\":\"tuesday\"}]}",
                        NOON));

        assertThat(found("tuesday")).containsExactly("s2 1", "s1 2", "s1 1");
        assertThat(found("\"next tuesday\"")).containsExactly("s1 1");
        assertThat(found("tuesday -meet")).containsExactly("s2 1", "s1 2");
        assertThat(found("fine or booked")).containsExactly("s2 2", "s1 2");
        assertThat(found("message")).isEmpty();
        assertThat(history.search("acme", "tuesday", 2).hasMore()).isTrue();
        assertThat(found("' & | !! <-> ( \u0000")).isEmpty();
    }

    private static int append(AtomicBoolean reading) {
        int position = 2_000;
        try {
            while (reading.get()) {
                position++;
                write(item("s1", position, position, "item_" + position));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return position - 2_000;
    }

    /** Reads pages until there are no more, the cursor being the end of the last page that is nearest to the rest. */
    private static List<String> walk(Random random, boolean backwards, BiFunction<String, Integer, Wanted> next) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        boolean more = true;
        while (more) {
            Wanted wanted = next.apply(cursor, 1 + random.nextInt(100));
            Slice<StoredItem> page = history.items("acme", "s1", wanted).orElseThrow();
            List<String> rows =
                    new ArrayList<>(page.rows().stream().map(StoredItem::itemId).toList());
            if (wanted.before() != null) {
                Collections.reverse(rows);
            }
            ids.addAll(rows);
            cursor = ids.get(ids.size() - 1);
            // Forwards there is always more: the writer is faster.
            more = page.hasMore() && (backwards || ids.size() < 2_000);
        }
        return ids;
    }

    private static List<String> reversed(List<String> ids) {
        List<String> turned = new ArrayList<>(ids);
        Collections.reverse(turned);
        return turned;
    }

    private static List<String> found(String words) {
        return history.search("acme", words, 20).rows().stream()
                .map(item -> item.sessionId() + " " + item.position())
                .toList();
    }

    private static List<String> ids(Wanted wanted) {
        return history.items("acme", "s1", wanted).orElseThrow().rows().stream()
                .map(StoredItem::itemId)
                .toList();
    }

    private static void write(JournalRow... rows) throws Exception {
        assertThat(new JournalRows(database.dataSource()).write(new JournalBatch(List.of(rows)), PATIENCE))
                .isEmpty();
    }

    private static SessionRow session(String id, int second) {
        return new SessionRow(record(id, 1), "main", "realtime", "gpt-realtime", null, null, NOON.plusSeconds(second));
    }

    private static ItemRow item(String session, long sequence, long position, String id) {
        return new ItemRow(record(session, sequence), position, id, null, "{\"id\":\"" + id + "\"}", NOON);
    }

    private static ItemRow said(String session, int position, String json) {
        Instant at = NOON.plusSeconds(position + (session.equals("s2") ? 10 : 0));
        return new ItemRow(record(session, position), position, "item_" + position, null, json, at);
    }

    private static RecordId record(String session, long sequence) {
        return new RecordId("acme", session, sequence);
    }
}
