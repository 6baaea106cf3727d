package dev.voicebox.access.admin.project;

import java.time.Instant;

import dev.voicebox.persistence.tenant.ProjectEntity;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * A project.
 *
 * @param environment a word of the tenant's own, such as {@code production}
 */
public record ProjectView(TenantId tenant, ProjectId id, String name, String environment, Times times, long version) {

    /** When it was made and changed last. */
    public record Times(Instant createdAt, Instant updatedAt) {}

    static ProjectView of(ProjectEntity row) {
        return new ProjectView(
                new TenantId(row.key().tenantId()),
                new ProjectId(row.key().id()),
                row.name(),
                row.environment(),
                new Times(row.createdAt(), row.updatedAt()),
                row.version());
    }

    @Override
    public String toString() {
        return "ProjectView[" + tenant + ", " + id + ", " + Redacted.text(name) + ", " + Redacted.text(environment)
                + ", " + times + ", " + version + "]";
    }
}
