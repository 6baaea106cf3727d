package dev.voicebox.tenant;

import java.util.function.Function;

import jakarta.persistence.EntityManager;

/**
 * Runs work on the database in one transaction: all of it happens, or none. Whose rows it sees is decided here and held by
 * the database, whatever the work asks for. Both join the transaction of the caller if it is of the same tenant, or
 * likewise of none; one of another's is refused with {@link IllegalStateException}.
 *
 * <p>Work must not keep the entity manager or return an entity that is still to be read. In the container everything that
 * it throws, and a database that cannot be asked, is a {@link WorkFailed}; a commit that fails is a RuntimeException too.
 */
public interface UnitOfWork {

    /** Work for one tenant: rows of others are not there, and none can be written for them. */
    <T> T inTransaction(TenantId tenant, Function<EntityManager, T> work);

    /**
     * Work that knows no tenant yet: finds whose an API key is, lists tenants, sweeps. It sees the rows of all, of few tables,
     * and may change hardly any.
     */
    <T> T acrossTenants(Function<EntityManager, T> work);
}
