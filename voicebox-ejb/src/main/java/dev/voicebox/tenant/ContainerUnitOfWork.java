package dev.voicebox.tenant;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * The container's transactions. Not an enterprise bean: the first use of one on another thread waits for the end of the
 * application's start, holding a lock that the start may need to inject the same bean elsewhere. Tables are brought
 * into being while the application starts.
 */
@ApplicationScoped
public class ContainerUnitOfWork implements UnitOfWork {

    @PersistenceContext(unitName = "voicebox")
    private EntityManager entities;

    @Override
    @Transactional
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try {
            return work.apply(entities);
        } catch (RuntimeException e) {
            throw new WorkFailed(e);
        }
    }
}
