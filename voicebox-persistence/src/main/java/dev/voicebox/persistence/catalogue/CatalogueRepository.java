package dev.voicebox.persistence.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;

/** Things of one kind that a tenant keeps, in the caller's transaction. */
public final class CatalogueRepository<E extends CatalogueEntity> {
    private final EntityManager entities;
    private final Class<E> kind;

    public CatalogueRepository(EntityManager entities, Class<E> kind) {
        this.entities = Objects.requireNonNull(entities, "entities");
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Adds one; a name that the tenant has already makes the transaction fail with SQLState 23505. */
    public void add(E row) {
        entities.persist(row);
        entities.flush();
    }

    public Optional<E> find(String tenantId, String id) {
        return Optional.ofNullable(entities.find(kind, new CatalogueKey(tenantId, id)));
    }

    /** To be changed: nobody else changes it until this transaction ends. */
    public Optional<E> lock(String tenantId, String id) {
        return Optional.ofNullable(entities.find(kind, new CatalogueKey(tenantId, id), LockModeType.PESSIMISTIC_WRITE));
    }

    public void delete(E row) {
        entities.remove(row);
        entities.flush();
    }

    public void flush() {
        entities.flush();
    }

    /** @param except the id of one that may have it, or {@code ""} */
    public boolean hasName(String tenantId, String name, String except) {
        return entities.createQuery(
                                "select count(e) from " + kind.getSimpleName()
                                        + " e where e.key.tenantId = :tenant and e.name = :name and e.key.id <> :id",
                                Long.class)
                        .setParameter("tenant", tenantId)
                        .setParameter("name", name)
                        .setParameter("id", except)
                        .getSingleResult()
                > 0;
    }

    public List<E> all(String tenantId, int most) {
        return part(tenantId, null, false, most);
    }

    /**
     * Those after one of them in the order in which they were made, or before it, the nearest first.
     *
     * @param from {@code null} for the first ones
     */
    public List<E> part(String tenantId, E from, boolean backward, int most) {
        String side = backward ? "<" : ">";
        String order = backward ? "desc" : "asc";
        String beyond = from == null
                ? ""
                : " and (e.createdAt " + side + " :at or (e.createdAt = :at and e.key.id " + side + " :id))";
        TypedQuery<E> query = entities.createQuery(
                "select e from " + kind.getSimpleName() + " e where e.key.tenantId = :tenant" + beyond
                        + " order by e.createdAt " + order + ", e.key.id " + order,
                kind);
        query.setParameter("tenant", tenantId).setMaxResults(most);
        if (from != null) {
            Instant at = from.createdAt();
            query.setParameter("at", at).setParameter("id", from.key().id());
        }
        return query.getResultList();
    }
}
