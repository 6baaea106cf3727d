package dev.voicebox.history;

import java.util.Optional;

import dev.voicebox.content.TenantKeys;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Whose history it is. */
final class HistoryTenants {

    private final UnitOfWork work;

    HistoryTenants(UnitOfWork work) {
        this.work = work;
    }

    /** @param encrypted whether items are stored so that nobody can search them */
    record Known(TenantId id, boolean encrypted) {

        static Known of(TenantEntity tenant) {
            return new Known(
                    new TenantId(tenant.id()),
                    Boolean.TRUE.equals(tenant.settings().get(TenantKeys.SETTING)));
        }
    }

    /** @param named {@code null} for the first tenant */
    Known find(TenantId named) throws HistoryRefused {
        Optional<Known> found;
        try {
            found = named == null
                    ? work.acrossTenants(
                            entities -> new TenantRepository(entities).first().map(Known::of))
                    : work.inTransaction(
                            named,
                            entities -> new TenantRepository(entities)
                                    .find(named.value())
                                    .map(Known::of));
        } catch (RuntimeException e) {
            throw HistoryRefused.storeAway(e);
        }
        return found.orElseThrow(HistoryRefused::unknownTenant);
    }
}
