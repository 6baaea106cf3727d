package dev.voicebox.inbound.stored;

import java.util.Optional;

import dev.voicebox.access.ContentCheck;
import dev.voicebox.inbound.Away;
import dev.voicebox.inbound.InboundTenants;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.tenant.TenantStatus;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Asked when a session begins, so that a tenant that asks for it need not wait. */
public final class StoredTenants implements InboundTenants {
    /** Of {@code tenants.settings}: records of {@code voice.audio.inbound} are taken. */
    static final String WANTED = "kafka_audio";

    private final UnitOfWork work;
    private final ContentCheck content;

    public StoredTenants(UnitOfWork work, ContentCheck content) {
        this.work = work;
        this.content = content;
    }

    @Override
    public Optional<ProjectId> admits(TenantId tenant) {
        Optional<ProjectId> project;
        try {
            project = work.inTransaction(tenant, entities -> firstProject(new TenantRepository(entities), tenant));
        } catch (RuntimeException e) {
            throw new Away("tenants cannot be looked up", e);
        }
        if (project.isPresent() && !content.canKeep(tenant)) {
            throw new Away("the key of the tenant's content cannot be looked up", null);
        }
        return project;
    }

    private static Optional<ProjectId> firstProject(TenantRepository tenants, TenantId tenant) {
        return tenants.find(tenant.value())
                .filter(StoredTenants::wants)
                .flatMap(found -> tenants.firstProject(tenant.value()))
                .map(project -> new ProjectId(project.key().id()));
    }

    private static boolean wants(TenantEntity tenant) {
        return tenant.status() == TenantStatus.ACTIVE
                && Boolean.TRUE.equals(tenant.settings().get(WANTED));
    }
}
