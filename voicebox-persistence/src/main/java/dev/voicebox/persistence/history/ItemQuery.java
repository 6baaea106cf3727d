package dev.voicebox.persistence.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Items in an order, with as much of their content as there is room for: one of them may have many megabytes, and whoever shows a
 * list holds several copies of it. Of those behind it is only told that they are there.
 */
final class ItemQuery {

    /** Bytes of content. The item that reaches beyond them is still whole, so that a list never stands still. */
    static final int ROOM = 2 << 20;

    /** Bytes of a row that PostgreSQL keeps with the others and does not compress: for those the size is not worth a look. */
    private static final int SMALL = 2_000;

    private final Query query = new Query();
    private final String order;

    /** @param order of the rows, by columns of the table */
    ItemQuery(String order) {
        this.order = " ORDER BY " + order;
        query.add("SELECT session_id, item_id, position, written_at, CASE WHEN ahead < " + ROOM
                + " THEN item::text END AS item FROM (SELECT session_id, item_id, position, written_at, item,"
                + " coalesce(sum(CASE WHEN pg_column_size(item) < " + SMALL + " THEN " + SMALL
                + " ELSE octet_length(item::text) END) OVER (" + this.order
                + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ahead FROM conversation_items");
    }

    /** A piece of the condition, as of {@link Query}. */
    ItemQuery add(String piece, Object... parameters) {
        query.add(piece, parameters);
        return this;
    }

    /** At most so many rows; those that there was no room for are without content. */
    List<StoredItem> ask(Connection connection, int most) throws SQLException {
        return query.add(order).limit(most).add(") AS part" + order).ask(connection, StoredItem::of);
    }
}
