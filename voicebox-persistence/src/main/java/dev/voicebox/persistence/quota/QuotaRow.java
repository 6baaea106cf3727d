package dev.voicebox.persistence.quota;

import java.util.Objects;

/**
 * A row of {@code quotas}; a limit of {@code null} is none.
 *
 * @param projectId empty for the tenant's own
 * @param version 0 when there is no such row yet
 */
public record QuotaRow(String tenantId, String projectId, Limits limits, long version) {

    public QuotaRow {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(limits, "limits");
    }

    /** 0 or more each. */
    public record Limits(Long requestsPerMinute, Long tokensPerMinute, Long connections, Long audioMinutesPerDay) {
        public static final Limits NONE = new Limits(null, null, null, null);
    }
}
