package dev.voicebox.persistence.outbox;

import java.sql.Connection;
import java.sql.SQLException;

import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.RowWriter;
import dev.voicebox.persistence.journal.row.JournalBatch;

/** Joins {@link JournalRows}: the events of a batch are there if and only if its other rows are. */
public final class OutboxWriter implements RowWriter {

    @Override
    public void write(Connection connection, JournalBatch batch) throws SQLException {
        OutboxRows.insert(
                connection,
                batch.of(OutboxEventRow.class).stream()
                        .map(OutboxEventRow::event)
                        .toList());
    }
}
