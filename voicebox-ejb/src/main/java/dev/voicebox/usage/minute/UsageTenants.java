package dev.voicebox.usage.minute;

import java.util.Optional;

import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Whose usage it is. */
@FunctionalInterface
public interface UsageTenants {

    /** @param named {@code null} for the first tenant */
    Optional<TenantId> find(TenantId named);

    static UsageTenants in(UnitOfWork work) {
        return named -> work.inTransaction(entities -> {
            TenantRepository tenants = new TenantRepository(entities);
            return (named == null ? tenants.first() : tenants.find(named.value()))
                    .map(TenantEntity::id)
                    .map(TenantId::new);
        });
    }
}
