package dev.voicebox.persistence.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.journal.row.SessionRow;

import static org.assertj.core.api.Assertions.assertThat;

/** Gateways that have lost their session and write all the same, on a real PostgreSQL. */
class EpochFenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static EmbeddedDatabase database;

    private final JournalRows replayed = new JournalRows(database.dataSource());
    private final JournalRows direct = replayed.fenced();

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        database.execute("insert into tenants (id, name, created_at) values ('acme', '', now()), ('other', '', now())");
    }

    @BeforeEach
    void empty() {
        database.execute("truncate sessions, conversation_items");
    }

    @Test
    void whatAGatewayWritesAfterAnotherBeganTheSessionAgainIsRefused() throws Exception {
        write(direct, began("acme", 1), item("acme", 2));
        write(direct, began("acme", (2L << 32) + 1), item("acme", (2L << 32) + 2));

        List<RefusedRecord> refused = write(
                direct, item("acme", 3), item("other", 3), item("acme", (2L << 32) + 3), item("acme", (1L << 32) + 7));

        assertThat(refused).allMatch(RefusedRecord::isStale);
        assertThat(refused).extracting(one -> one.record().sequence()).containsExactlyInAnyOrder(3L, (1L << 32) + 7);
        assertThat(items()).isEqualTo("acme 2, acme 8589934594, acme 8589934595, other 3");
    }

    @Test
    void whatWasAcknowledgedBeforeIsTaken() throws Exception {
        write(direct, began("acme", (2L << 32) + 1));

        assertThat(write(replayed, item("acme", 3))).isEmpty();
        assertThat(items()).isEqualTo("acme 3");
    }

    @Test
    void anOwnerWhoseSessionNobodyTookIsNotHindered() throws Exception {
        write(direct, began("acme", 1));

        assertThat(write(direct, item("acme", 2), item("acme", (1L << 32) + 1))).isEmpty();
    }

    @Test
    void sessionsThatCountFromTheTimeHaveNoEpoch() throws Exception {
        write(direct, began("acme", 1_700_000_000_000_000L));

        assertThat(write(direct, item("acme", 1_600_000_000_000_000L))).isEmpty();
    }

    private static List<RefusedRecord> write(JournalRows rows, JournalRow... some) throws DatabaseAway {
        return rows.write(new JournalBatch(List.of(some)), PATIENCE);
    }

    private static JournalRow began(String tenant, long sequence) {
        return new SessionRow(id(tenant, sequence), "main", "realtime", "gpt-realtime", null, "gateway", NOW);
    }

    private static JournalRow item(String tenant, long sequence) {
        return new ItemRow(id(tenant, sequence), sequence, "item_" + sequence, null, "{}", NOW);
    }

    private static RecordId id(String tenant, long sequence) {
        return new RecordId(tenant, "sess_1", sequence);
    }

    private static String items() {
        return database.ask("select string_agg(tenant_id || ' ' || revision, ', ' order by tenant_id, revision)"
                + " from conversation_items");
    }
}
