package dev.voicebox.tenant;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;

import dev.voicebox.persistence.tenant.ApiKeyEntity;
import dev.voicebox.persistence.tenant.ApiKeyKey;
import dev.voicebox.persistence.tenant.ApiKeyRepository;
import dev.voicebox.persistence.tenant.KeyFingerprint;
import dev.voicebox.persistence.tenant.ProjectEntity;
import dev.voicebox.persistence.tenant.ProjectKey;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;

/** Sees to it that the operator's API key works. Any number of servers may do so at the same time. */
public final class FirstTenant {

    private static final TenantId DEFAULT = new TenantId("default");

    private final UnitOfWork work;
    private final Optional<BootstrapKey> key;
    private final Clock clock;

    public FirstTenant(UnitOfWork work, Optional<BootstrapKey> key, Clock clock) {
        this.work = Objects.requireNonNull(work, "work");
        this.key = Objects.requireNonNull(key, "key");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Makes the first tenant or adds the key to it, if either is missing. One that is revoked is there, and stays so. */
    public Outcome ensure() {
        Found found = work.acrossTenants(this::look);
        if (found.former().isPresent()) {
            return renew(key.orElseThrow(), found.former().get().key());
        }
        if (found.key() || key.isEmpty() && found.first().isPresent()) {
            return Outcome.READY;
        }
        return key.map(wanted -> add(wanted, found.first().orElse(DEFAULT))).orElse(Outcome.NO_TENANT);
    }

    /** @param former the key as it is kept, if that is under a former master key */
    private record Found(Optional<TenantId> first, boolean key, Optional<ApiKeyEntity> former) {}

    private Found look(EntityManager entities) {
        Optional<TenantId> first =
                new TenantRepository(entities).first().map(TenantEntity::id).map(TenantId::new);
        ApiKeyRepository keys = new ApiKeyRepository(entities);
        boolean there = key.flatMap(wanted -> keys.findByHash(wanted.hash())).isPresent();
        Stream<byte[]> formerHashes =
                there ? Stream.empty() : key.stream().flatMap(wanted -> wanted.formerHashes().stream());
        Optional<ApiKeyEntity> former = formerHashes
                .flatMap(hash -> keys.findByHash(hash).stream())
                .map(ApiKeyRepository.FoundKey::key)
                .findFirst();
        return new Found(first, there, former);
    }

    /** Added anew it would be another key: one that nobody has revoked. */
    private Outcome renew(BootstrapKey wanted, ApiKeyKey former) {
        return work.inTransaction(new TenantId(former.tenantId()), entities -> {
            new TenantRepository(entities).awaitTurnToBootstrap();
            ApiKeyRepository keys = new ApiKeyRepository(entities);
            if (keys.findByHash(wanted.hash()).isEmpty()) {
                keys.rehash(former.tenantId(), former.projectId(), former.id(), wanted.hash());
            }
            return Outcome.READY;
        });
    }

    private Outcome add(BootstrapKey wanted, TenantId id) {
        return work.inTransaction(id, entities -> {
            TenantRepository tenants = new TenantRepository(entities);
            ApiKeyRepository keys = new ApiKeyRepository(entities);
            tenants.awaitTurnToBootstrap();
            // Since we looked another server may have done it.
            if (keys.findByHash(wanted.hash()).isPresent()) {
                return Outcome.READY;
            }
            boolean made = tenants.find(id.value()).isEmpty();
            if (made) {
                tenants.add(new TenantEntity(id.value(), "Default", now()));
            }
            ProjectKey project = tenants.firstProject(id.value())
                    .orElseGet(() -> newProject(tenants, id))
                    .key();
            keys.add(newKey(wanted, project));
            return made ? Outcome.TENANT_MADE : Outcome.KEY_ADDED;
        });
    }

    private ProjectEntity newProject(TenantRepository tenants, TenantId tenant) {
        ProjectEntity project =
                new ProjectEntity(new ProjectKey(tenant.value(), DEFAULT.value()), "Default", "production", now());
        tenants.add(project);
        return project;
    }

    private ApiKeyEntity newKey(BootstrapKey wanted, ProjectKey project) {
        String id = "key_" + UUID.randomUUID().toString().replace("-", "");
        return new ApiKeyEntity(
                        new ApiKeyKey(project.tenantId(), project.id(), id),
                        "bootstrap",
                        new KeyFingerprint(wanted.prefix(), wanted.hash()),
                        now())
                .withScopes(Scope.allWords());
    }

    private Instant now() {
        return clock.instant();
    }

    /** What was found or done. */
    public enum Outcome {
        /** There is a tenant, and the operator's key, if one is set, is known. */
        READY,
        /** The database was empty: tenant, project and key were made. */
        TENANT_MADE,
        /** The operator's key was new to a database in use: it was added to the first tenant. */
        KEY_ADDED,
        /** The database is empty and no key is set, so nobody can connect. */
        NO_TENANT
    }
}
