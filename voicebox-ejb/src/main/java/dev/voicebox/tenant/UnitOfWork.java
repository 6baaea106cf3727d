package dev.voicebox.tenant;

import java.util.function.Function;

import jakarta.persistence.EntityManager;

/** Runs work on the database in one transaction: all of it happens, or none. */
public interface UnitOfWork {

    /**
     * Joins the transaction of the caller, or makes one.
     *
     * @param work must not keep the entity manager or return an entity that is still to be read
     * @throws RuntimeException (in the container {@link WorkFailed}) if the work throws, the database cannot be asked or the commit fails
     */
    <T> T inTransaction(Function<EntityManager, T> work);

    /** Work for one tenant. */
    default <T> T inTransaction(TenantId tenant, Function<EntityManager, T> work) {
        return inTransaction(work);
    }
}
