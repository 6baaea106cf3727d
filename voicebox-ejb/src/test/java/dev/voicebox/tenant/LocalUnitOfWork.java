package dev.voicebox.tenant;

import java.util.function.Function;

import jakarta.persistence.EntityManager;

import dev.voicebox.persistence.embedded.LocalEntities;

/** As the container does it, outside of one: each piece of work in a transaction and a role of its own. */
public record LocalUnitOfWork(LocalEntities entities) implements UnitOfWork {

    @Override
    public <T> T inTransaction(TenantId tenant, Function<EntityManager, T> work) {
        return entities.inTransaction(tenant.value(), work);
    }

    @Override
    public <T> T acrossTenants(Function<EntityManager, T> work) {
        return entities.acrossTenants(work);
    }
}
