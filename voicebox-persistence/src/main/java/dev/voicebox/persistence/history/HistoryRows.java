package dev.voicebox.persistence.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import javax.sql.DataSource;

import dev.voicebox.persistence.tenancy.RoleTransactions;
import dev.voicebox.persistence.tenancy.RoleTransactions.Work;
import dev.voicebox.persistence.tenancy.TenantRole;

/**
 * Sessions and items of a tenant. Everything here may wait for the database, at most for the given patience, and throws
 * {@link HistoryUnreadable} then.
 */
public final class HistoryRows {

    private static final String SESSION =
            "SELECT id, project_id, kind, model, voice, started_at, ended_at, end_reason FROM sessions";

    private static final String EVENT = "SELECT session_id, sequence, type, at, data::text AS data FROM session_events";

    private final RoleTransactions transactions;

    public HistoryRows(DataSource dataSource, Duration patience) {
        this.transactions = new RoleTransactions(dataSource, patience);
    }

    public Optional<StoredSession> session(String tenant, String id) {
        return ask(
                        tenant,
                        connection -> new Query()
                                .add(SESSION + " WHERE tenant_id = ? AND id = ?", tenant, id)
                                .ask(connection, HistoryRows::session))
                .stream()
                .findFirst();
    }

    /** By their beginnings; empty if the session that the page should begin at is not there. */
    public Optional<Slice<StoredSession>> sessions(String tenant, Wanted wanted) {
        Query query = new Query().add(SESSION + " WHERE tenant_id = ?", tenant);
        if (wanted.cursor() != null) {
            Optional<StoredSession> from = session(tenant, wanted.cursor());
            if (from.isEmpty()) {
                return Optional.empty();
            }
            query.add(
                    " AND (started_at, id) " + side(wanted) + " (?, ?)",
                    from.get().startedAt(),
                    from.get().id());
        }
        String order = order(wanted);
        query.add(" ORDER BY started_at" + order + ", id" + order).limit(wanted.limit() + 1);
        return Optional.of(Slice.of(ask(tenant, connection -> query.ask(connection, HistoryRows::session)), wanted));
    }

    /**
     * Items of a session in the order in which they were first stored, which no writer changes. Deleted ones are left out, but
     * a page may begin at one. Long ones come fewer at a time.
     *
     * @return empty if the item that the page should begin at was never there
     */
    public Optional<Slice<StoredItem>> items(String tenant, String session, Wanted wanted) {
        ItemQuery query = new ItemQuery("position" + order(wanted))
                .add(" WHERE tenant_id = ? AND session_id = ? AND item IS NOT NULL", tenant, session);
        if (wanted.cursor() != null) {
            List<Long> from = ask(
                    tenant,
                    connection -> new Query()
                            .add(
                                    "SELECT position FROM conversation_items WHERE tenant_id = ? AND session_id = ? AND item_id = ?",
                                    tenant,
                                    session,
                                    wanted.cursor())
                            .ask(connection, row -> row.getLong(1)));
            if (from.isEmpty()) {
                return Optional.empty();
            }
            query.add(" AND position " + side(wanted) + " ?", from.get(0));
        }
        return Optional.of(Slice.ofItems(ask(tenant, connection -> query.ask(connection, wanted.limit() + 1)), wanted));
    }

    /**
     * What happened in a session beside its items, in its order.
     *
     * @return empty if the page should begin at something that is no id of an event
     */
    public Optional<Slice<StoredEvent>> events(String tenant, String session, Wanted wanted) {
        Query query = new Query().add(EVENT + " WHERE tenant_id = ? AND session_id = ?", tenant, session);
        if (wanted.cursor() != null) {
            OptionalLong from = StoredEvent.sequenceOf(wanted.cursor());
            if (from.isEmpty()) {
                return Optional.empty();
            }
            query.add(" AND sequence " + side(wanted) + " ?", from.getAsLong());
        }
        query.add(" ORDER BY sequence" + order(wanted)).limit(wanted.limit() + 1);
        return Optional.of(Slice.of(ask(tenant, connection -> query.ask(connection, StoredEvent::of)), wanted));
    }

    /** At most so many items behind a position; 0 is before the first. Long ones come fewer at a time. */
    public Slice<StoredItem> itemsBehind(String tenant, String session, long position, int limit) {
        List<StoredItem> found = ask(
                tenant,
                connection -> new ItemQuery("position")
                        .add(" WHERE tenant_id = ? AND session_id = ? AND item IS NOT NULL", tenant, session)
                        .add(" AND position > ?", position)
                        .ask(connection, limit + 1));
        return Slice.ofItems(found, new Wanted(null, null, limit, false));
    }

    /**
     * The latest items in which the words occur. Of long ones fewer.
     *
     * @param words as people type them: all of them, "phrases", or, -not
     */
    public Slice<StoredItem> search(String tenant, String words, int limit) {
        try {
            return transactions.asRelay(connection -> {
                List<ItemSearch.Hit> hits = ItemSearch.hits(connection, tenant, words, limit + 1);
                TenantRole.asTenant(connection, tenant);
                List<StoredItem> items = ItemSearch.query(tenant, hits).ask(connection, limit + 1);
                return Slice.ofItems(items, new Wanted(null, null, limit, true));
            });
        } catch (SQLException e) {
            throw new HistoryUnreadable(e);
        }
    }

    private static String side(Wanted wanted) {
        return wanted.forwards() ? ">" : "<";
    }

    private static String order(Wanted wanted) {
        return wanted.forwards() ? "" : " DESC";
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(
                Query.text(row, "id"),
                Query.text(row, "project_id"),
                Query.text(row, "kind"),
                Query.text(row, "model"),
                Query.text(row, "voice"),
                Query.time(row, "started_at"),
                Query.time(row, "ended_at"),
                Query.text(row, "end_reason"));
    }

    private <T> T ask(String tenant, Work<T> question) {
        try {
            return transactions.asTenant(tenant, question);
        } catch (SQLException e) {
            throw new HistoryUnreadable(e);
        }
    }
}
