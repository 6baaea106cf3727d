package dev.voicebox.persistence.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import dev.voicebox.persistence.text.StorableText;

/** Requests to erase, in the caller's transaction. */
public final class ErasureRepository {
    private static final String ALL_SESSIONS = "";
    private static final Instant FOR_EVER = null;

    private final EntityManager entities;

    public ErasureRepository(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** A session of a tenant, whenever records of it come. Does nothing if there is a request of this id. */
    public void addSession(ErasureRow request) {
        add(request);
        mark(request.tenant(), request.session(), FOR_EVER);
    }

    /** All that happened before a time. Does nothing if there is a request of this id. */
    public void addAll(ErasureRow request) {
        add(request);
        mark(request.tenant(), ALL_SESSIONS, request.upTo());
    }

    public Optional<ErasureRow> find(String tenant, String id) {
        return read(ErasureSql.SELECT + " where tenant_id = ?1 and id = ?2", tenant, id).stream()
                .findFirst();
    }

    /**
     * The latest first.
     *
     * @param from the part begins behind it; {@code null} for the first part
     * @param backward the part ends before it, and its nearest comes first
     */
    public List<ErasureRow> part(String tenant, ErasureRow from, boolean backward, int most) {
        String order = backward ? " order by requested_at, id desc" : " order by requested_at desc, id";
        if (from == null) {
            return read(ErasureSql.SELECT + " where tenant_id = ?1" + order + " limit ?2", tenant, most);
        }
        String beyond = backward
                ? " and (requested_at > ?2 or requested_at = ?2 and id < ?3)"
                : " and (requested_at < ?2 or requested_at = ?2 and id > ?3)";
        return read(
                ErasureSql.SELECT + " where tenant_id = ?1" + beyond + order + " limit ?4",
                tenant,
                from.requestedAt(),
                from.id(),
                most);
    }

    /** Forgets requests of the rule that were finished so long ago. */
    public int forgetRetention(String tenant, Instant now, Duration age) {
        return entities.createNativeQuery(
                        "delete from erasures where tenant_id = ?1 and reason = 'retention'" + " and finished_at < ?2")
                .setParameter(1, tenant)
                .setParameter(2, now.minus(age))
                .executeUpdate();
    }

    private void add(ErasureRow request) {
        entities.createNativeQuery(
                        "insert into erasures (tenant_id, id, session_id, reason, requested_by, requested_at,"
                                + " up_to, next_at) values (?1, ?2, cast(?3 as text), ?4, ?5, ?6, ?7, ?6) on conflict do nothing")
                .setParameter(1, request.tenant())
                .setParameter(2, request.id())
                .setParameter(3, StorableText.escape(request.session()))
                .setParameter(4, ErasureSql.word(request.reason()))
                .setParameter(5, StorableText.escape(request.requestedBy()))
                .setParameter(6, request.requestedAt())
                .setParameter(7, request.upTo())
                .executeUpdate();
    }

    /** A mark never goes back. */
    private void mark(String tenant, String session, Instant upTo) {
        entities.createNativeQuery(
                        "insert into erasure_marks as m (tenant_id, session_id, up_to)"
                                + " values (?1, ?2, coalesce(cast(?3 as timestamptz), 'infinity'))"
                                + " on conflict (tenant_id, session_id) do update set up_to = greatest(m.up_to, excluded.up_to)")
                .setParameter(1, tenant)
                .setParameter(2, StorableText.escape(session))
                .setParameter(3, upTo == null ? null : upTo.toString())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<ErasureRow> read(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return ((List<Object[]>) query.getResultList())
                .stream().map(ErasureSql::row).toList();
    }
}
