package dev.voicebox.persistence.credential;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

/** Credentials of a tenant, in the caller's transaction. */
public final class ProviderCredentialRepository {

    private final EntityManager entities;

    public ProviderCredentialRepository(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** Adds one; a name that the tenant has already makes the transaction fail with SQLState 23505. */
    public void add(ProviderCredentialEntity credential) {
        entities.persist(credential);
        entities.flush();
    }

    public Optional<ProviderCredentialEntity> find(String tenantId, String id) {
        return Optional.ofNullable(
                entities.find(ProviderCredentialEntity.class, new ProviderCredentialKey(tenantId, id)));
    }

    public boolean hasName(String tenantId, String name) {
        return entities.createQuery(
                                "select count(c) from ProviderCredentialEntity c"
                                        + " where c.key.tenantId = :tenant and c.name = :name",
                                Long.class)
                        .setParameter("tenant", tenantId)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    /** The one of this provider that was stored last. */
    public Optional<ProviderCredentialEntity> newestOf(String tenantId, String provider) {
        return entities.createQuery(
                        "select c from ProviderCredentialEntity c where c.key.tenantId = :tenant"
                                + " and c.provider = :provider order by c.createdAt desc, c.key.id desc",
                        ProviderCredentialEntity.class)
                .setParameter("tenant", tenantId)
                .setParameter("provider", provider)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Those after one of them, in the order in which they were stored.
     *
     * @param after {@code null} for the first ones
     */
    public List<ProviderCredentialEntity> after(String tenantId, ProviderCredentialEntity after, int most) {
        return page(tenantId, after, ">", "asc", most);
    }

    /** Those before one of them, the nearest first. */
    public List<ProviderCredentialEntity> before(String tenantId, ProviderCredentialEntity before, int most) {
        return page(tenantId, before, "<", "desc", most);
    }

    /** Whether it was there. */
    public boolean delete(String tenantId, String id) {
        return entities.createQuery("delete from ProviderCredentialEntity c where c.key = :key")
                        .setParameter("key", new ProviderCredentialKey(tenantId, id))
                        .executeUpdate()
                > 0;
    }

    private List<ProviderCredentialEntity> page(
            String tenantId, ProviderCredentialEntity from, String side, String order, int most) {
        String beyond = from == null
                ? ""
                : " and (c.createdAt " + side + " :at or (c.createdAt = :at and c.key.id " + side + " :id))";
        TypedQuery<ProviderCredentialEntity> query = entities.createQuery(
                "select c from ProviderCredentialEntity c where c.key.tenantId = :tenant" + beyond
                        + " order by c.createdAt " + order + ", c.key.id " + order,
                ProviderCredentialEntity.class);
        query.setParameter("tenant", tenantId).setMaxResults(most);
        if (from != null) {
            query.setParameter("at", from.createdAt())
                    .setParameter("id", from.key().id());
        }
        return query.getResultList();
    }
}
