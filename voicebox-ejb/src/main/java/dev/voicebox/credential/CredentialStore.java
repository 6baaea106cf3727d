package dev.voicebox.credential;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import jakarta.persistence.EntityManager;

import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.persistence.credential.ProviderCredentialEntity;
import dev.voicebox.persistence.credential.ProviderCredentialKey;
import dev.voicebox.persistence.credential.ProviderCredentialRepository;
import dev.voicebox.persistence.credential.SealedSecret;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Credentials as PostgreSQL has them. */
final class CredentialStore {
    private final UnitOfWork work;
    private final SecretBox box;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param random must be cryptographically strong: ids shall not be guessed */
    CredentialStore(UnitOfWork work, SecretBox box, RandomGenerator random, Clock clock) {
        this.work = work;
        this.box = box;
        this.random = random;
        this.clock = clock;
    }

    TenantId firstTenant() throws CredentialRefused {
        return asked(() -> work.acrossTenants(
                        entities -> new TenantRepository(entities).first().map(tenant -> new TenantId(tenant.id()))))
                .orElseThrow(CredentialRefused::unknownTenant);
    }

    void requireTenant(TenantId tenant) throws CredentialRefused {
        if (ask(tenant, entities -> new TenantRepository(entities).find(tenant.value()))
                .isEmpty()) {
            throw CredentialRefused.unknownTenant();
        }
    }

    ProviderCredential add(TenantId tenant, NewCredential wanted, Deeds deeds) throws CredentialRefused {
        if (hasName(tenant, wanted.name())) {
            throw CredentialRefused.nameTaken();
        }
        try {
            return ask(tenant, entities -> {
                ProviderCredential made = CredentialViews.of(insert(tenant, wanted, entities));
                entities.flush();
                deeds.done(tenant, deed("create", made.id(), Map.of("provider", made.provider())));
                return made;
            });
        } catch (CredentialRefused failed) {
            // Another server may have taken the name in between.
            throw hasName(tenant, wanted.name()) ? CredentialRefused.nameTaken() : failed;
        }
    }

    ProviderCredential find(TenantId tenant, CredentialId id) throws CredentialRefused {
        return ask(tenant, entities -> row(tenant, id, entities).map(CredentialViews::of))
                .orElseThrow(CredentialRefused::unknown);
    }

    CredentialPage page(TenantId tenant, CredentialPage.Wanted wanted) throws CredentialRefused {
        CredentialId cursor = wanted.after() == null ? wanted.before() : wanted.after();
        return ask(tenant, entities -> {
                    Optional<ProviderCredentialEntity> from =
                            cursor == null ? Optional.empty() : row(tenant, cursor, entities);
                    return cursor != null && from.isEmpty()
                            ? Optional.<CredentialPage>empty()
                            : Optional.of(CredentialViews.page(
                                    tenant, from.orElse(null), wanted, new ProviderCredentialRepository(entities)));
                })
                .orElseThrow(CredentialRefused::unknown);
    }

    void delete(TenantId tenant, CredentialId id, Deeds deeds) throws CredentialRefused {
        boolean deleted = ask(tenant, entities -> {
            boolean found = new ProviderCredentialRepository(entities).delete(tenant.value(), id.value());
            if (found) {
                deeds.done(tenant, deed("delete", id, Map.of()));
            }
            return found;
        });
        if (!deleted) {
            throw CredentialRefused.unknown();
        }
    }

    /** With its secret; one that is still under a former master key is encrypted anew on the way. */
    Opened open(TenantId tenant, CredentialId id) throws CredentialRefused {
        return usable(ask(tenant, entities -> row(tenant, id, entities).map(row -> opened(tenant, row)))
                .orElseThrow(CredentialRefused::unknown));
    }

    /** The tenant's newest for this provider. */
    Optional<Opened> openNewest(TenantId tenant, String provider) throws CredentialRefused {
        Optional<Opened> found = ask(
                tenant,
                entities -> new ProviderCredentialRepository(entities)
                        .newestOf(tenant.value(), provider)
                        .map(row -> opened(tenant, row)));
        return found.isEmpty() ? Optional.empty() : Optional.of(usable(found.get()));
    }

    /** Does nothing when it was deleted meanwhile. */
    void noteCheck(TenantId tenant, CredentialId id, CheckResult result, Deeds deeds) throws CredentialRefused {
        ask(
                tenant,
                entities -> row(tenant, id, entities).map(row -> {
                    row.checked(result.ok(), result.result(), result.checkedAt());
                    deeds.done(tenant, deed("update", id, Map.of("checked", Boolean.toString(result.ok()))));
                    return row;
                }));
    }

    private static Deed deed(String action, CredentialId id, Map<String, String> details) {
        return new Deed("credential." + action, "credential:" + id, details);
    }

    /** {@code secret} is {@code null} when no key opens it; nobody outside sees one of those. */
    record Opened(CredentialId id, String provider, URI baseUrl, CredentialSecret secret) {

        /** @param address that was checked */
        UsableCredential at(InetAddress address) {
            return new UsableCredential(id, provider, baseUrl, address, secret);
        }

        @Override
        public String toString() {
            return "Opened[" + id + ", " + provider + ", " + Redacted.host(baseUrl) + ", " + secret + "]";
        }
    }

    private static Opened usable(Opened opened) throws CredentialRefused {
        if (opened.secret() == null) {
            throw CredentialRefused.sealed();
        }
        return opened;
    }

    private Opened opened(TenantId tenant, ProviderCredentialEntity row) {
        CredentialId id = new CredentialId(row.key().id());
        SealedSecret sealed = row.secret();
        CredentialSecret secret = box.open(tenant, id, sealed).orElse(null);
        if (secret != null && !box.isCurrent(sealed)) {
            row.sealed(box.seal(tenant, id, secret), now());
        }
        return new Opened(id, row.provider(), URI.create(row.baseUrl()), secret);
    }

    private ProviderCredentialEntity insert(TenantId tenant, NewCredential wanted, EntityManager entities) {
        CredentialId id = CredentialId.next(random);
        Instant now = now();
        ProviderCredentialEntity row = new ProviderCredentialEntity(
                        new ProviderCredentialKey(tenant.value(), id.value()), wanted.name(), now)
                .at(wanted.provider(), wanted.baseUrl().toString())
                .sealed(box.seal(tenant, id, wanted.secret()), now);
        new ProviderCredentialRepository(entities).add(row);
        return row;
    }

    private boolean hasName(TenantId tenant, String name) throws CredentialRefused {
        return ask(tenant, entities -> new ProviderCredentialRepository(entities).hasName(tenant.value(), name));
    }

    private static Optional<ProviderCredentialEntity> row(TenantId tenant, CredentialId id, EntityManager entities) {
        return new ProviderCredentialRepository(entities).find(tenant.value(), id.value());
    }

    /** As PostgreSQL keeps it, or what was stored would differ from what was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T ask(TenantId tenant, Function<EntityManager, T> question) throws CredentialRefused {
        return asked(() -> work.inTransaction(tenant, question));
    }

    private static <T> T asked(Supplier<T> question) throws CredentialRefused {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw CredentialRefused.storeAway(e);
        }
    }
}
