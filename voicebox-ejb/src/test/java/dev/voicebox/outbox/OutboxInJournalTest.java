package dev.voicebox.outbox;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.table.DatabaseTables;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.outbox.OutboxWriter;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxInJournalTest {
    private static final String EVENTS = "SELECT string_agg(event_id, ' ' ORDER BY id) FROM outbox";

    private static EmbeddedDatabase database;
    private static JournalTables tables;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        tables = new DatabaseTables(
                new JournalRows(database.dataSource(), new OutboxWriter()),
                Duration.ofSeconds(20),
                OutboxForm::journalRowsOf);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE outbox");
    }

    @Test
    void theEventsOfARecordAreWrittenWithIt() throws TablesUnavailable {
        tables.write(List.of(Records.began(), Records.heard(Records.stamp(2), "turn it off"), Records.used()));

        assertThat(database.ask(EVENTS))
                .isEqualTo("sess_1:1:voice.sessions sess_1:1:agentvoicebox.sessions sess_1:2:voice.audio.transcribed"
                        + " sess_1:8:agentvoicebox.billing");
    }

    @Test
    void aRecordThatIsReplayedIsToldOnce() throws TablesUnavailable {
        tables.write(List.of(Records.used()));
        tables.write(List.of(Records.used()));

        assertThat(database.ask(EVENTS)).isEqualTo("sess_1:8:agentvoicebox.billing");
    }
}
