package dev.voicebox.persistence.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenantRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        entities = new LocalEntities(database.dataSource());
    }

    @AfterAll
    static void close() {
        entities.close();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate tenants cascade");
    }

    @Test
    void aNewDatabaseHasNoFirstTenant() {
        assertThat(entities.<Boolean>inTransaction(
                        em -> new TenantRepository(em).first().isPresent()))
                .isFalse();
    }

    @Test
    void aTenantComesBackAsItWasStored() {
        entities.run(em -> {
            TenantEntity tenant = new TenantEntity("acme", "Acme", NOON);
            tenant.replaceSettings(Map.of("retention_days", 30));
            new TenantRepository(em).add(tenant);
        });

        entities.run(em -> {
            TenantEntity tenant = new TenantRepository(em).find("acme").orElseThrow();
            assertThat(tenant.name()).isEqualTo("Acme");
            assertThat(tenant.status()).isEqualTo(TenantStatus.ACTIVE);
            assertThat(tenant.tier()).isEqualTo("standard");
            assertThat(tenant.settings()).containsEntry("retention_days", 30);
            assertThat(tenant.createdAt()).isEqualTo(NOON);
        });
    }

    @Test
    void theFirstTenantIsTheOldest() {
        entities.run(em -> {
            TenantRepository tenants = new TenantRepository(em);
            tenants.add(new TenantEntity("younger", "Younger", NOON.plusSeconds(1)));
            tenants.add(new TenantEntity("older", "Older", NOON));
        });

        assertThat(entities.<String>inTransaction(
                        em -> new TenantRepository(em).first().orElseThrow().id()))
                .isEqualTo("older");
    }

    @Test
    void aSuspensionIsStoredInLowerCase() {
        entities.run(em -> new TenantRepository(em).add(new TenantEntity("acme", "Acme", NOON)));

        entities.run(em -> new TenantRepository(em).find("acme").orElseThrow().toStatus(TenantStatus.SUSPENDED));

        assertThat(database.ask("select status from tenants")).isEqualTo("suspended");
    }

    @Test
    void aKeyIsFoundByItsHashWithItsTenant() {
        addAcmeWithKey("k1", hash(1));

        entities.run(em -> {
            var found = new ApiKeyRepository(em).findByHash(hash(1)).orElseThrow();
            assertThat(found.key().key()).isEqualTo(new ApiKeyKey("acme", "main", "k1"));
            assertThat(found.key().scopes()).containsExactly("realtime:connect", "billing:read");
            assertThat(found.key().expiresAt()).isEmpty();
            assertThat(found.tenant().id()).isEqualTo("acme");
        });
    }

    @Test
    void anUnknownHashIsFoundNowhere() {
        addAcmeWithKey("k1", hash(1));

        assertThat(entities.<Boolean>inTransaction(
                        em -> new ApiKeyRepository(em).findByHash(hash(2)).isPresent()))
                .isFalse();
    }

    @Test
    void twoKeysNeverShareAHash() {
        addAcmeWithKey("k1", hash(1));

        assertThatThrownBy(() -> entities.run(em -> new ApiKeyRepository(em).add(key("k2", hash(1)))))
                .hasStackTraceContaining("api_keys_hash");
    }

    @Test
    void aKeyNeedsAProjectOfTheSameTenant() {
        addAcmeWithKey("k1", hash(1));
        entities.run(em -> new TenantRepository(em).add(new TenantEntity("other", "Other", NOON)));

        ApiKeyEntity stray = new ApiKeyEntity(
                new ApiKeyKey("other", "main", "k2"), "stray", new KeyFingerprint("vb_stray", hash(2)), NOON);
        assertThatThrownBy(() -> entities.run(em -> new ApiKeyRepository(em).add(stray)))
                .hasStackTraceContaining("api_keys_of_project");
    }

    @Test
    void theLatestUseIsKept() {
        addAcmeWithKey("k1", hash(1));

        entities.run(em -> new ApiKeyRepository(em).usedAt("acme", "main", "k1", NOON.plusSeconds(60)));
        entities.run(em -> new ApiKeyRepository(em).usedAt("acme", "main", "k1", NOON));

        assertThat(entities.<Instant>inTransaction(em -> new ApiKeyRepository(em)
                        .find("acme", "main", "k1")
                        .orElseThrow()
                        .lastUsedAt()
                        .orElseThrow()))
                .isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void expiryAndRevocationAreStored() {
        addAcmeWithKey("k1", hash(1));
        entities.run(em -> {
            ApiKeyEntity key =
                    new ApiKeyRepository(em).find("acme", "main", "k1").orElseThrow();
            key.expireAt(NOON.plusSeconds(10));
            key.revokeAt(NOON.plusSeconds(5));
        });

        entities.run(em -> {
            ApiKeyEntity key =
                    new ApiKeyRepository(em).find("acme", "main", "k1").orElseThrow();
            assertThat(key.expiresAt()).contains(NOON.plusSeconds(10));
            assertThat(key.revokedAt()).contains(NOON.plusSeconds(5));
        });
    }

    @Test
    void theUnitIsBuiltWithoutAskingTheDatabase() {
        var away = new org.postgresql.ds.PGSimpleDataSource();
        away.setPortNumbers(new int[] {1});

        try (LocalEntities unit = new LocalEntities(away)) {
            assertThatThrownBy(() -> unit.run(em -> new TenantRepository(em).first()))
                    .hasStackTraceContaining("refused");
        }
    }

    private static void addAcmeWithKey(String id, byte[] hash) {
        entities.run(em -> {
            TenantRepository tenants = new TenantRepository(em);
            tenants.add(new TenantEntity("acme", "Acme", NOON));
            tenants.add(new ProjectEntity(new ProjectKey("acme", "main"), "Main", "production", NOON));
            new ApiKeyRepository(em).add(key(id, hash));
        });
    }

    private static ApiKeyEntity key(String id, byte[] hash) {
        return new ApiKeyEntity(new ApiKeyKey("acme", "main", id), "first", new KeyFingerprint("abcdefgh", hash), NOON)
                .withScopes(List.of("realtime:connect", "billing:read"));
    }

    private static byte[] hash(int seed) {
        byte[] hash = new byte[32];
        hash[0] = (byte) seed;
        return hash;
    }
}
