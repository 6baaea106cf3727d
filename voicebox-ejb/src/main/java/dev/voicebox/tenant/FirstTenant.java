package dev.voicebox.tenant;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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

    private static final String DEFAULT = "default";

    private final UnitOfWork work;
    private final Optional<BootstrapKey> key;
    private final Clock clock;

    public FirstTenant(UnitOfWork work, Optional<BootstrapKey> key, Clock clock) {
        this.work = Objects.requireNonNull(work, "work");
        this.key = Objects.requireNonNull(key, "key");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Makes the first tenant or adds the key to it, if either is missing. */
    public Outcome ensure() {
        return work.inTransaction(entities -> {
            TenantRepository tenants = new TenantRepository(entities);
            tenants.awaitTurnToBootstrap();
            return key.map(wanted -> ensure(wanted, tenants, entities)).orElseGet(() -> withoutKey(tenants));
        });
    }

    private static Outcome withoutKey(TenantRepository tenants) {
        return tenants.first().isPresent() ? Outcome.READY : Outcome.NO_TENANT;
    }

    private Outcome ensure(BootstrapKey wanted, TenantRepository tenants, EntityManager entities) {
        ApiKeyRepository keys = new ApiKeyRepository(entities);
        if (keys.findByHash(wanted.hash()).isPresent()) {
            return Outcome.READY;
        }
        Optional<TenantEntity> first = tenants.first();
        String tenant = first.orElseGet(() -> newTenant(tenants)).id();
        ProjectKey project = tenants.firstProject(tenant)
                .orElseGet(() -> newProject(tenants, tenant))
                .key();
        keys.add(newKey(wanted, project));
        return first.isPresent() ? Outcome.KEY_ADDED : Outcome.TENANT_MADE;
    }

    private TenantEntity newTenant(TenantRepository tenants) {
        TenantEntity tenant = new TenantEntity(DEFAULT, "Default", now());
        tenants.add(tenant);
        return tenant;
    }

    private ProjectEntity newProject(TenantRepository tenants, String tenant) {
        ProjectEntity project = new ProjectEntity(new ProjectKey(tenant, DEFAULT), "Default", "production", now());
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
