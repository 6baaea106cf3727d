package dev.voicebox.persistence.content;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.EntityManager;

/** The keys of tenants, in the caller's transaction. At most one of a tenant is in use; erased ones keep their row. */
public final class TenantKeyRepository {

    private final EntityManager entities;

    public TenantKeyRepository(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** By generation; the last one is in use unless it is erased. */
    @SuppressWarnings("unchecked")
    public List<TenantKeyRow> of(String tenant) {
        List<Object[]> rows = entities.createNativeQuery("select generation, wrapped, wrapped_by from tenant_keys"
                        + " where tenant_id = ?1 order by generation")
                .setParameter(1, tenant)
                .getResultList();
        return rows.stream()
                .map(row -> new TenantKeyRow(((Number) row[0]).longValue(), (byte[]) row[1], (String) row[2]))
                .toList();
    }

    /** Does nothing if there is one of this generation, or one in use: another server was faster. */
    public void add(String tenant, TenantKeyRow key, Instant now) {
        entities.createNativeQuery("insert into tenant_keys (tenant_id, generation, wrapped, wrapped_by, created_at)"
                        + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, tenant)
                .setParameter(2, key.generation())
                .setParameter(3, key.wrapped())
                .setParameter(4, key.wrappedBy())
                .setParameter(5, now)
                .executeUpdate();
    }

    /** The same key, encrypted with another; one that was erased in between stays erased. */
    public void rewrap(String tenant, TenantKeyRow key) {
        entities.createNativeQuery("update tenant_keys set wrapped = ?3, wrapped_by = ?4"
                        + " where tenant_id = ?1 and generation = ?2 and wrapped is not null")
                .setParameter(1, tenant)
                .setParameter(2, key.generation())
                .setParameter(3, key.wrapped())
                .setParameter(4, key.wrappedBy())
                .executeUpdate();
    }

    /** @return how many there were */
    public int erase(String tenant, Instant now) {
        return entities.createNativeQuery("update tenant_keys set wrapped = null, wrapped_by = null, erased_at = ?2"
                        + " where tenant_id = ?1 and wrapped is not null")
                .setParameter(1, tenant)
                .setParameter(2, now)
                .executeUpdate();
    }
}
