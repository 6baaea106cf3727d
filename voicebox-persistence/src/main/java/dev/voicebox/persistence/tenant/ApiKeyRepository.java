package dev.voicebox.persistence.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;

/** API keys, in the caller's transaction. */
public final class ApiKeyRepository {

    /** An answer that comes later is of no use: a connect is decided within 50 ms. */
    private static final int LOOKUP_TIMEOUT_MS = 2_000;

    private final EntityManager entities;

    public ApiKeyRepository(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** Adds a key of a project that exists; a key of the same hash makes the transaction fail with SQLState 23505. */
    public void add(ApiKeyEntity key) {
        entities.persist(key);
        entities.flush();
    }

    public Optional<ApiKeyEntity> find(String tenantId, String projectId, String id) {
        return Optional.ofNullable(entities.find(ApiKeyEntity.class, new ApiKeyKey(tenantId, projectId, id)));
    }

    /**
     * The key of this hash with its tenant. The one query that has no tenant to ask for: the credential of a caller
     * names none until its hash is found.
     *
     * @param hash 32 bytes
     */
    public Optional<FoundKey> findByHash(byte[] hash) {
        return entities.createQuery(
                        "select k, t from ApiKeyEntity k join TenantEntity t on t.id = k.key.tenantId"
                                + " where k.keyHash = :hash",
                        Object[].class)
                .setParameter("hash", hash)
                .setHint("jakarta.persistence.query.timeout", LOOKUP_TIMEOUT_MS)
                .getResultStream()
                .findFirst()
                .map(row -> new FoundKey((ApiKeyEntity) row[0], (TenantEntity) row[1]));
    }

    /** The key is known by another hash from now on, of 32 bytes. */
    public void rehash(String tenantId, String projectId, String id, byte[] hash) {
        entities.createNativeQuery("update api_keys set key_hash = ? where tenant_id = ? and project_id = ? and id = ?")
                .setParameter(1, hash)
                .setParameter(2, tenantId)
                .setParameter(3, projectId)
                .setParameter(4, id)
                .executeUpdate();
    }

    /** Wherever in the tenant it is, or for a transaction that is of no tenant wherever it is; ids are unique. */
    public Optional<ApiKeyEntity> findById(String id) {
        return entities.createQuery("select k from ApiKeyEntity k where k.key.id = :id", ApiKeyEntity.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Those of a project that have not ended for good. */
    public List<ApiKeyEntity> unrevoked(String tenantId, String projectId) {
        return entities.createQuery(
                        "select k from ApiKeyEntity k where k.key.tenantId = :tenant and k.key.projectId = :project"
                                + " and k.revokedAt is null",
                        ApiKeyEntity.class)
                .setParameter("tenant", tenantId)
                .setParameter("project", projectId)
                .getResultList();
    }

    /** A part of a project's keys in the order in which they were made; {@code from} is {@code null} for the first. */
    public List<ApiKeyEntity> part(String tenantId, String projectId, ApiKeyEntity from, boolean backward, int most) {
        return Keyset.part(
                        entities,
                        ApiKeyEntity.class,
                        "e.key.tenantId = :tenant and e.key.projectId = :project",
                        new Keyset(
                                "e.key.id",
                                from == null ? null : from.createdAt(),
                                from == null ? "" : from.key().id(),
                                backward))
                .setParameter("tenant", tenantId)
                .setParameter("project", projectId)
                .setMaxResults(most)
                .getResultList();
    }

    /** Notes a use, unless a later one is noted already. */
    public void usedAt(String tenantId, String projectId, String id, Instant moment) {
        entities.createQuery("update ApiKeyEntity k set k.lastUsedAt = :moment where k.key = :key"
                        + " and (k.lastUsedAt is null or k.lastUsedAt < :moment)")
                .setParameter("moment", moment)
                .setParameter("key", new ApiKeyKey(tenantId, projectId, id))
                .executeUpdate();
    }

    /** A key and the tenant that it belongs to. */
    public record FoundKey(ApiKeyEntity key, TenantEntity tenant) {}
}
