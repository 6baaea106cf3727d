package dev.voicebox.tenant;

import java.util.function.Function;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The container's transactions. */
@Stateless
@Local(UnitOfWork.class)
public class ContainerUnitOfWork implements UnitOfWork {

    @PersistenceContext(unitName = "voicebox")
    private EntityManager entities;

    @Override
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try {
            return work.apply(entities);
        } catch (RuntimeException e) {
            throw new WorkFailed(e);
        }
    }
}
