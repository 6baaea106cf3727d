package dev.voicebox.limit.quota;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Whose limits: of everybody, of a tenant, of one of its projects. */
public record QuotaSubject(TenantId tenant, Optional<ProjectId> project) {
    /** In the place of a tenant, for what is everybody's: no tenant is called so. */
    private static final TenantId EVERYBODY = new TenantId("-platform-");

    public static final QuotaSubject PLATFORM = new QuotaSubject(EVERYBODY, Optional.empty());

    public QuotaSubject {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
    }

    public static QuotaSubject of(TenantId tenant) {
        return new QuotaSubject(tenant, Optional.empty());
    }

    public static QuotaSubject of(TenantId tenant, ProjectId project) {
        return new QuotaSubject(tenant, Optional.of(project));
    }

    public boolean isPlatform() {
        return tenant.equals(EVERYBODY);
    }

    String projectWord() {
        return project.map(ProjectId::value).orElse("");
    }
}
