package dev.voicebox.access.admin.tenant;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/**
 * A tenant.
 *
 * @param status {@code active}, {@code suspended} or {@code deleted}
 * @param settings by their names
 * @param retentionDays after which what was said is deleted; empty: kept
 */
public record TenantView(
        TenantId id,
        String name,
        String status,
        String tier,
        Map<String, Object> settings,
        Optional<Integer> retentionDays,
        Times times,
        long version) {

    public TenantView {
        settings = Map.copyOf(settings);
    }

    /** When it was made and changed last. */
    public record Times(Instant createdAt, Instant updatedAt) {}

    static TenantView of(TenantEntity row) {
        return new TenantView(
                new TenantId(row.id()),
                row.name(),
                row.status().word(),
                row.tier(),
                row.settings(),
                row.retentionDays(),
                new Times(row.createdAt(), row.updatedAt()),
                row.version());
    }

    @Override
    public String toString() {
        return "TenantView[" + id + ", " + Redacted.text(name) + ", " + status + ", " + Redacted.text(tier) + ", "
                + Redacted.entries(settings) + ", " + retentionDays + ", " + times + ", " + version + "]";
    }
}
