package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;

import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.ItemState;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.tenancy.TenantRole;

/** Items, and what is left of those that were deleted: the state of the latest record stands. */
final class ItemWriter implements RowWriter {

    private static final String PUT = "INSERT INTO conversation_items AS i"
            + " (tenant_id, session_id, item_id, position, revision, written_at, previous_item_id, item)"
            + " VALUES (" + TenantRole.TENANT_OF_ROW + ", ?, ?, ?, ?, ?, ?, ?::jsonb)"
            + " ON CONFLICT (tenant_id, session_id, item_id) DO UPDATE SET position = excluded.position,"
            + " revision = excluded.revision, written_at = excluded.written_at,"
            + " previous_item_id = excluded.previous_item_id, item = excluded.item"
            + " WHERE i.revision < excluded.revision";

    @Override
    public void write(Connection connection, JournalBatch batch) throws SQLException {
        Parameters.each(connection, PUT, Newest.of(batch.of(ItemState.class), ItemState::itemId), ItemWriter::bind);
    }

    private static void bind(Parameters to, ItemState state) throws SQLException {
        ItemRow item = state instanceof ItemRow row ? row : null;
        to.session(state.record())
                .text(state.itemId())
                .number(state.position())
                .number(state.record().sequence())
                .time(state.at())
                .text(item == null ? null : item.previousItemId())
                .json(item == null ? null : item.json());
    }
}
