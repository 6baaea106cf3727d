package dev.voicebox.access;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.voicebox.persistence.tenant.ApiKeyEntity;
import dev.voicebox.persistence.tenant.ApiKeyRepository;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.tenant.TenantStatus;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Keys and tenants as PostgreSQL has them. */
final class DatabaseKeyDirectory implements KeyDirectory {

    private final UnitOfWork work;
    private final BooleanSupplier prepared;

    /** @param prepared whether tables and first tenant are there: before that a good key would look unknown */
    DatabaseKeyDirectory(UnitOfWork work, BooleanSupplier prepared) {
        this.work = Objects.requireNonNull(work, "work");
        this.prepared = Objects.requireNonNull(prepared, "prepared");
    }

    @Override
    public Optional<KnownKey> find(ApiKeyHash hash) {
        return ask(() -> work.acrossTenants(entities -> new ApiKeyRepository(entities)
                .findByHash(hash.bytes())
                // Of a tenant that is gone nothing is known.
                .filter(found -> found.tenant().status() != TenantStatus.DELETED)
                .map(found -> known(found.key(), found.tenant()))));
    }

    @Override
    public Optional<KnownKey> find(KnownKey.Owner owner) {
        String tenant = owner.tenant().value();
        return ask(() -> work.inTransaction(
                owner.tenant(),
                entities -> new TenantRepository(entities)
                        .find(tenant)
                        .flatMap(known -> new ApiKeyRepository(entities)
                                .find(tenant, owner.project().value(), owner.keyId())
                                .map(key -> known(key, known)))));
    }

    @Override
    public boolean isServed(TenantId tenant) {
        return ask(() -> work.inTransaction(
                tenant,
                entities -> new TenantRepository(entities)
                        .find(tenant.value())
                        .map(DatabaseKeyDirectory::isServed)
                        .orElse(false)));
    }

    @Override
    public void noteUses(Map<KnownKey.Owner, Instant> uses) {
        ask(() -> work.acrossTenants(entities -> {
            ApiKeyRepository keys = new ApiKeyRepository(entities);
            uses.forEach(
                    (key, at) -> keys.usedAt(key.tenant().value(), key.project().value(), key.keyId(), at));
            return null;
        }));
    }

    private <T> T ask(Supplier<T> question) {
        if (!prepared.getAsBoolean()) {
            throw new StoreAway("The database is not prepared yet.", null);
        }
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new StoreAway("The database cannot be asked for credentials.", e);
        }
    }

    private static KnownKey known(ApiKeyEntity key, TenantEntity tenant) {
        KnownKey.Owner owner = new KnownKey.Owner(
                new TenantId(key.key().tenantId()),
                new ProjectId(key.key().projectId()),
                key.key().id());
        return new KnownKey(owner, Set.copyOf(key.scopes()), endOf(key), isServed(tenant));
    }

    /** Revocation may be set ahead, for a grace period, so it ends a key as expiry does: whichever comes first. */
    private static Optional<Instant> endOf(ApiKeyEntity key) {
        return Stream.concat(key.expiresAt().stream(), key.revokedAt().stream()).min(Instant::compareTo);
    }

    private static boolean isServed(TenantEntity tenant) {
        return tenant.status() == TenantStatus.ACTIVE;
    }
}
