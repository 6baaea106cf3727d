package dev.voicebox.persistence.quota;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/** Limits, in the caller's transaction. */
public final class QuotaRows {
    private static final String COLUMNS = "tenant_id, project_id, requests_per_minute, tokens_per_minute, connections,"
            + " audio_minutes_per_day, version";

    private final EntityManager entities;

    public QuotaRows(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    public Optional<QuotaRow> find(String tenantId, String projectId) {
        return rows(entities.createNativeQuery(
                                "select " + COLUMNS + " from quotas where tenant_id = ?1 and project_id = ?2")
                        .setParameter(1, tenantId)
                        .setParameter(2, projectId))
                .stream()
                .findFirst();
    }

    /** Those that count for a project: its own, its tenant's and the one of the tenant that stands for the platform. */
    public List<QuotaRow> over(String platform, String tenantId, String projectId) {
        return rows(entities.createNativeQuery(
                        "select " + COLUMNS + " from quotas where (tenant_id = ?1 and project_id = '')"
                                + " or (tenant_id = ?2 and project_id in ('', ?3))")
                .setParameter(1, platform)
                .setParameter(2, tenantId)
                .setParameter(3, projectId));
    }

    /**
     * Writes limits in place of those of the row's version; version 0 is of a row that is not there yet.
     *
     * @return whether the row had that version
     */
    public boolean replace(QuotaRow row, Instant at) {
        String sql = row.version() == 0
                ? "insert into quotas (tenant_id, project_id, requests_per_minute, tokens_per_minute, connections,"
                        + " audio_minutes_per_day, updated_at)"
                        + " values (?1, ?2, cast(?3 as bigint), cast(?4 as bigint), cast(?5 as bigint), cast(?6 as bigint), ?7)"
                        + " on conflict do nothing"
                : "update quotas set requests_per_minute = cast(?3 as bigint), tokens_per_minute = cast(?4 as bigint),"
                        + " connections = cast(?5 as bigint), audio_minutes_per_day = cast(?6 as bigint), updated_at = ?7,"
                        + " version = version + 1 where tenant_id = ?1 and project_id = ?2 and version = ?8";
        QuotaRow.Limits limits = row.limits();
        Query write = entities.createNativeQuery(sql)
                .setParameter(1, row.tenantId())
                .setParameter(2, row.projectId())
                .setParameter(3, text(limits.requestsPerMinute()))
                .setParameter(4, text(limits.tokensPerMinute()))
                .setParameter(5, text(limits.connections()))
                .setParameter(6, text(limits.audioMinutesPerDay()))
                .setParameter(7, at);
        if (row.version() > 0) {
            write.setParameter(8, row.version());
        }
        return write.executeUpdate() == 1;
    }

    /** As text: a null has no type of its own in a native query. */
    private static String text(Long limit) {
        return limit == null ? null : limit.toString();
    }

    private static List<QuotaRow> rows(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(Object[].class::cast).map(QuotaRows::row).toList();
    }

    private static QuotaRow row(Object[] row) {
        return new QuotaRow(
                (String) row[0],
                (String) row[1],
                new QuotaRow.Limits(number(row[2]), number(row[3]), number(row[4]), number(row[5])),
                number(row[6]));
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
