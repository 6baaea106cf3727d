package dev.voicebox.persistence.credential;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialRowsTest {

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
    void twoTenants() {
        database.execute("truncate tenants cascade");
        entities.run(em -> {
            new TenantRepository(em).add(new TenantEntity("acme", "Acme", NOON));
            new TenantRepository(em).add(new TenantEntity("other", "Other", NOON));
        });
    }

    @Test
    void aCredentialComesBackAsItWasStored() {
        entities.run(em -> new ProviderCredentialRepository(em).add(credential("acme", "c1", "mine", 0)));

        entities.run(em -> {
            ProviderCredentialEntity found =
                    new ProviderCredentialRepository(em).find("acme", "c1").orElseThrow();
            assertThat(found.name()).isEqualTo("mine");
            assertThat(found.provider()).isEqualTo("openai");
            assertThat(found.baseUrl()).isEqualTo("https://api.example.com/v1");
            assertThat(found.secret().ciphertext()).containsExactly(1, 2, 3);
            assertThat(found.secret().keyId()).isEqualTo("k");
            assertThat(found.createdAt()).isEqualTo(NOON);
            assertThat(found.lastCheckedAt()).isEmpty();
        });
    }

    @Test
    void anotherTenantDoesNotFindItNorDeleteIt() {
        entities.run(em -> new ProviderCredentialRepository(em).add(credential("acme", "c1", "mine", 0)));

        entities.run(em -> {
            ProviderCredentialRepository credentials = new ProviderCredentialRepository(em);
            assertThat(credentials.find("other", "c1")).isEmpty();
            assertThat(credentials.newestOf("other", "openai")).isEmpty();
            assertThat(credentials.after("other", null, 10)).isEmpty();
            assertThat(credentials.delete("other", "c1")).isFalse();
            assertThat(credentials.delete("acme", "c1")).isTrue();
        });
        assertThat(database.ask("select count(*) from provider_credentials")).isEqualTo("0");
    }

    @Test
    void aTenantHasANameOnceAndAnotherTenantMayHaveItToo() {
        entities.run(em -> {
            new ProviderCredentialRepository(em).add(credential("acme", "c1", "mine", 0));
            new ProviderCredentialRepository(em).add(credential("other", "c1", "mine", 0));
        });

        assertThatThrownBy(() -> entities.run(
                        em -> new ProviderCredentialRepository(em).add(credential("acme", "c2", "mine", 1))))
                .hasStackTraceContaining("provider_credentials_name");
    }

    @Test
    void pagesGoForwardsAndBackwardsThroughEqualTimes() {
        entities.run(em -> {
            for (String id : List.of("c3", "c1", "c2")) {
                new ProviderCredentialRepository(em).add(credential("acme", id, "name of " + id, 0));
            }
            new ProviderCredentialRepository(em).add(credential("acme", "c0", "the last", 5));
        });

        entities.run(em -> {
            ProviderCredentialRepository credentials = new ProviderCredentialRepository(em);
            assertThat(ids(credentials.after("acme", null, 10))).containsExactly("c1", "c2", "c3", "c0");
            ProviderCredentialEntity second = credentials.find("acme", "c2").orElseThrow();
            assertThat(ids(credentials.after("acme", second, 1))).containsExactly("c3");
            assertThat(ids(credentials.before("acme", second, 10))).containsExactly("c1");
        });
    }

    @Test
    void theNewestOfAProviderIsFound() {
        entities.run(em -> {
            new ProviderCredentialRepository(em).add(credential("acme", "c2", "older", 0));
            new ProviderCredentialRepository(em).add(credential("acme", "c1", "newer", 1));
        });

        entities.run(em -> assertThat(new ProviderCredentialRepository(em)
                        .newestOf("acme", "openai")
                        .orElseThrow()
                        .name())
                .isEqualTo("newer"));
    }

    @Test
    void aCheckAndANewSecretAreStored() {
        entities.run(em -> new ProviderCredentialRepository(em).add(credential("acme", "c1", "mine", 0)));

        entities.run(em -> {
            ProviderCredentialEntity found =
                    new ProviderCredentialRepository(em).find("acme", "c1").orElseThrow();
            found.checked(true, "The provider accepts the key.", NOON.plusSeconds(9));
            found.sealed(new SealedSecret(new byte[] {4}, "k2", "wxyz"), NOON.plusSeconds(9));
        });

        entities.run(em -> {
            ProviderCredentialEntity found =
                    new ProviderCredentialRepository(em).find("acme", "c1").orElseThrow();
            assertThat(found.lastCheckOk()).contains(true);
            assertThat(found.lastCheckResult()).contains("The provider accepts the key.");
            assertThat(found.secret().lastCharacters()).isEqualTo("wxyz");
            assertThat(found.updatedAt()).isEqualTo(NOON.plusSeconds(9));
            assertThat(found.createdAt()).isEqualTo(NOON);
        });
    }

    private static List<String> ids(List<ProviderCredentialEntity> found) {
        return found.stream().map(credential -> credential.key().id()).toList();
    }

    private static ProviderCredentialEntity credential(String tenant, String id, String name, int second) {
        Instant moment = NOON.plusSeconds(second);
        return new ProviderCredentialEntity(new ProviderCredentialKey(tenant, id), name, moment)
                .at("openai", "https://api.example.com/v1")
                .sealed(new SealedSecret(new byte[] {1, 2, 3}, "k", "abcd"), moment);
    }
}
