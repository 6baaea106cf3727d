package dev.voicebox.persistence.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.voicebox.persistence.privacy.Redacted;

/** Parts of the log of a tenant, and of what policies decided for it, in the caller's transaction. */
public final class AuditPages {
    private final EntityManager entities;

    public AuditPages(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /**
     * Which rows are wanted; what is {@code null} leaves them all.
     *
     * @param from with this moment
     * @param to without this moment
     */
    public record Filter(String actor, String action, Instant from, Instant to) {
        @Override
        public String toString() {
            return "Filter[" + Redacted.text(actor) + ", " + Redacted.text(action) + ", " + from + ", " + to + "]";
        }
    }

    /**
     * Where a part begins.
     *
     * @param beyond the number of the row before the first one; {@code null} for the end of the list
     * @param upward towards higher numbers
     * @param most rows at most
     */
    public record Place(Long beyond, boolean upward, int most) {}

    /** The nearest rows in the direction asked for, nearest first. */
    public List<ChainedRow> entries(String tenant, Filter filter, Place place) {
        Conditions where =
                new Conditions(tenant).and("actor = ?", filter.actor()).and("action = ?", filter.action());
        return list("audit_log", where.within(filter).at("sequence", place), AuditColumns::read);
    }

    /** As {@link #entries}, by the number of the decision; the action is the entry point. */
    public List<DecisionRow> decisions(String tenant, Filter filter, Place place) {
        Conditions where =
                new Conditions(tenant).and("actor = ?", filter.actor()).and("entry_point = ?", filter.action());
        return list("policy_audit", where.within(filter).at("id", place), DecisionRow::read);
    }

    private <T> List<T> list(String table, Conditions where, Reader<T> reader) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement ask = connection.prepareStatement("SELECT * FROM " + table + where.sql)) {
                for (int i = 0; i < where.values.size(); i++) {
                    ask.setObject(i + 1, where.values.get(i));
                }
                try (ResultSet found = ask.executeQuery()) {
                    List<T> rows = new ArrayList<>();
                    while (found.next()) {
                        rows.add(reader.read(found));
                    }
                    return rows;
                }
            }
        });
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder(" WHERE tenant_id = ?");
        private final List<Object> values = new ArrayList<>();

        Conditions(String tenant) {
            values.add(tenant);
        }

        Conditions and(String condition, Object value) {
            if (value != null) {
                sql.append(" AND ").append(condition);
                values.add(value);
            }
            return this;
        }

        Conditions within(Filter filter) {
            return and("at >= ?", utc(filter.from())).and("at < ?", utc(filter.to()));
        }

        Conditions at(String number, Place place) {
            and(number + (place.upward() ? " > ?" : " < ?"), place.beyond());
            sql.append(" ORDER BY ").append(number).append(place.upward() ? " ASC" : " DESC");
            sql.append(" LIMIT ").append(place.most());
            return this;
        }

        private static Object utc(Instant time) {
            return time == null ? null : time.atOffset(ZoneOffset.UTC);
        }
    }
}
