package dev.voicebox.persistence.tenant;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** Tenants and their projects, in the caller's transaction. */
public final class TenantRepository {

    /** Any number, as long as nothing else in the database uses it: "tenants" in ASCII. */
    private static final long FIRST_TENANT_LOCK = 0x74656E616E7473L;

    private final EntityManager entities;

    public TenantRepository(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** Adds a tenant; a tenant of that id makes the transaction fail with SQLState 23505. */
    public void add(TenantEntity tenant) {
        entities.persist(tenant);
        entities.flush();
    }

    /** Adds a project of a tenant that exists. */
    public void add(ProjectEntity project) {
        entities.persist(project);
        entities.flush();
    }

    public Optional<TenantEntity> find(String tenantId) {
        return Optional.ofNullable(entities.find(TenantEntity.class, tenantId));
    }

    /** As the database has it now, whatever this transaction has read before. */
    public Optional<TenantStatus> statusOf(String tenantId) {
        return entities.createQuery("select t.status from TenantEntity t where t.id = :id", String.class)
                .setParameter("id", tenantId)
                .getResultStream()
                .map(TenantStatus::of)
                .findFirst();
    }

    public Optional<ProjectEntity> findProject(String tenantId, String projectId) {
        return Optional.ofNullable(entities.find(ProjectEntity.class, new ProjectKey(tenantId, projectId)));
    }

    /** To be changed: another transaction that changes it waits. */
    public Optional<TenantEntity> lock(String tenantId) {
        return Optional.ofNullable(entities.find(TenantEntity.class, tenantId, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<ProjectEntity> lockProject(String tenantId, String projectId) {
        return Optional.ofNullable(entities.find(
                ProjectEntity.class, new ProjectKey(tenantId, projectId), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Of all tenants that this transaction sees; a project id may be in several, two are enough to know. */
    public List<ProjectEntity> projectsCalled(String projectId) {
        return entities.createQuery(
                        "select p from ProjectEntity p where p.key.id = :id and p.deletedAt is null",
                        ProjectEntity.class)
                .setParameter("id", projectId)
                .setMaxResults(2)
                .getResultList();
    }

    /** A part of the tenants in the order in which they were made; {@code from} is {@code null} for the first. */
    public List<TenantEntity> part(TenantEntity from, boolean backward, int most) {
        return Keyset.part(
                        entities,
                        TenantEntity.class,
                        "1 = 1",
                        new Keyset(
                                "e.id",
                                from == null ? null : from.createdAt(),
                                from == null ? "" : from.id(),
                                backward))
                .setMaxResults(most)
                .getResultList();
    }

    /** The same of a tenant's projects, without deleted ones. */
    public List<ProjectEntity> projects(String tenantId, ProjectEntity from, boolean backward, int most) {
        return Keyset.part(
                        entities,
                        ProjectEntity.class,
                        "e.key.tenantId = :tenant and e.deletedAt is null",
                        new Keyset(
                                "e.key.id",
                                from == null ? null : from.createdAt(),
                                from == null ? "" : from.key().id(),
                                backward))
                .setParameter("tenant", tenantId)
                .setMaxResults(most)
                .getResultList();
    }

    /** Until this transaction ends, no other one gets past this call: servers starting together take turns. */
    public void awaitTurnToBootstrap() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(" + FIRST_TENANT_LOCK + ")", Integer.class)
                .getSingleResult();
    }

    /** The oldest tenant; empty if the database is new. */
    public Optional<TenantEntity> first() {
        return entities.createQuery("select t from TenantEntity t order by t.createdAt, t.id", TenantEntity.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public Optional<ProjectEntity> firstProject(String tenantId) {
        return entities.createQuery(
                        "select p from ProjectEntity p where p.key.tenantId = :tenant and p.deletedAt is null order by p.createdAt, p.key.id",
                        ProjectEntity.class)
                .setParameter("tenant", tenantId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
