package dev.voicebox.access.admin.store;

import java.util.Objects;
import java.util.Set;

import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.tenant.TenantStatus;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/**
 * Deeds in tenants that are not deleted: here it is decided for all writes of administrators, whatever they write. It is asked
 * after the deed was written down, in the same transaction: from then on others that write for the tenant wait, so that none
 * slips past a deletion that goes on at the same time.
 */
public final class LivingDeeds implements Deeds {
    /** What ends a tenant, or takes away what is left of it. */
    private static final Set<String> AFTER_ALL = Set.of(
            "tenant.delete",
            "erasure.create",
            "content_key.delete",
            "outbox.update",
            "browser_session.create",
            "browser_session.delete");

    private final Deeds deeds;
    private final UnitOfWork work;

    public LivingDeeds(Deeds deeds, UnitOfWork work) {
        this.deeds = Objects.requireNonNull(deeds, "deeds");
        this.work = Objects.requireNonNull(work, "work");
    }

    /** @throws TenantDeleted if nothing may be changed in this tenant any more */
    @Override
    public void done(TenantId tenant, Deed deed) {
        deeds.done(tenant, deed);
        if (!AFTER_ALL.contains(deed.action()) && isDeleted(tenant)) {
            throw new TenantDeleted(tenant);
        }
    }

    private boolean isDeleted(TenantId tenant) {
        return work.inTransaction(
                tenant,
                entities -> new TenantRepository(entities)
                        .statusOf(tenant.value())
                        .filter(TenantStatus.DELETED::equals)
                        .isPresent());
    }
}
