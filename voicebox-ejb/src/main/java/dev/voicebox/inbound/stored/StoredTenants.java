package dev.voicebox.inbound.stored;

import java.util.Optional;

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

    public StoredTenants(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public Optional<ProjectId> admits(TenantId tenant) {
        try {
            return work.inTransaction(tenant, entities -> firstProject(new TenantRepository(entities), tenant));
        } catch (RuntimeException e) {
            throw new Away("tenants cannot be looked up", e);
        }
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
