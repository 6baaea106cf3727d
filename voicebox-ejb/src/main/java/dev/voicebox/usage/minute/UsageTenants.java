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
        return named -> {
            Optional<String> found = named == null
                    ? work.acrossTenants(
                            entities -> new TenantRepository(entities).first().map(TenantEntity::id))
                    : work.inTransaction(
                            named,
                            entities -> new TenantRepository(entities)
                                    .find(named.value())
                                    .map(TenantEntity::id));
            return found.map(TenantId::new);
        };
    }
}
