package dev.voicebox.tenant;

import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import dev.voicebox.persistence.tenancy.TenantRole;

/**
 * The container's transactions. Not an enterprise bean: the first use of one on another thread waits for the end of the
 * application's start, holding a lock that the start may need to inject the same bean elsewhere. Tables are brought
 * into being while the application starts.
 */
@ApplicationScoped
public class ContainerUnitOfWork implements UnitOfWork {

    @PersistenceContext(unitName = "voicebox")
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Override
    @Transactional
    public <T> T inTransaction(TenantId tenant, Function<EntityManager, T> work) {
        return run(Optional.of(tenant), work);
    }

    @Override
    @Transactional
    public <T> T acrossTenants(Function<EntityManager, T> work) {
        return run(Optional.empty(), work);
    }

    private <T> T run(Optional<TenantId> tenant, Function<EntityManager, T> work) {
        try {
            enter(tenant);
            return work.apply(entities);
        } catch (RuntimeException e) {
            throw new WorkFailed(e);
        }
    }

    /** Once a transaction: it keeps its role to its end, with what is written only then. */
    private void enter(Optional<TenantId> tenant) {
        Object present = transaction.getResource(TenantRole.class);
        if (present == null) {
            tenant.ifPresentOrElse(id -> TenantRole.asTenant(entities, id.value()), () -> TenantRole.asRelay(entities));
            transaction.putResource(TenantRole.class, tenant);
        } else if (!present.equals(tenant)) {
            throw new IllegalStateException("This transaction is of " + name((Optional<?>) present) + ", not of "
                    + name(tenant) + ": begin another one");
        }
    }

    private static String name(Optional<?> tenant) {
        return tenant.map(id -> "tenant " + id).orElse("no tenant");
    }
}
