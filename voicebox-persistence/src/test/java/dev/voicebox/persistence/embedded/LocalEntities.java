package dev.voicebox.persistence.embedded;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;

import dev.voicebox.persistence.tenancy.TenantRole;

/** The persistence unit of the server, outside a container: each piece of work in a transaction of its own. */
public final class LocalEntities implements AutoCloseable {

    private final EntityManagerFactory factory;

    public LocalEntities(DataSource dataSource) {
        factory = Persistence.createEntityManagerFactory(
                "voicebox",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        dataSource));
    }

    /** As a tenant of the server. */
    public <T> T inTransaction(String tenant, Function<EntityManager, T> work) {
        return inTransaction(entities -> {
            TenantRole.asTenant(entities, tenant);
            return work.apply(entities);
        });
    }

    /** As the server where it knows no tenant. */
    public <T> T acrossTenants(Function<EntityManager, T> work) {
        return inTransaction(entities -> {
            TenantRole.asRelay(entities);
            return work.apply(entities);
        });
    }

    /** As the superuser, whom nothing stops. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entities);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    public void run(Consumer<EntityManager> work) {
        inTransaction(entities -> {
            work.accept(entities);
            return null;
        });
    }

    @Override
    public void close() {
        factory.close();
    }
}
