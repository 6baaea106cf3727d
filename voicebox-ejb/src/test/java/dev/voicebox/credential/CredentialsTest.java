package dev.voicebox.credential;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.sun.net.httpserver.HttpServer;

import dev.voicebox.access.MasterKey;
import dev.voicebox.egress.EgressAllowance;
import dev.voicebox.egress.EgressPolicy;
import dev.voicebox.language.http.PinnedRoutes;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a real database and a provider on loopback. */
class CredentialsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String KEY = "sk-canary-0123456789-wxyz";
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final String FORMER = key(1);
    private static final String CURRENT = key(2);

    private final List<String> log = new ArrayList<>();
    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    private HttpServer provider;
    private volatile String authorization;
    private volatile int status = 200;

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
    void begin() throws Exception {
        database.execute("truncate tenants cascade");
        entities.run(em -> {
            new TenantRepository(em).add(new TenantEntity("acme", "Acme", NOON));
            new TenantRepository(em).add(new TenantEntity("other", "Other", NOON.plusSeconds(1)));
        });
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/v1/models", call -> {
            authorization = call.getRequestHeaders().getFirst("Authorization");
            if (status == 302) {
                call.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
            }
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        provider.start();
    }

    @AfterEach
    void end() {
        provider.stop(0);
    }

    @Test
    void aStoredKeyIsShownByItsEndAndUsedWhole() throws Exception {
        Credentials credentials = credentials(CURRENT);

        ProviderCredential made = credentials.create(ACME, wanted("mine"));

        assertThat(made.lastCharacters()).isEqualTo("wxyz");
        assertThat(made.toString()).doesNotContain("canary");
        assertThat(credentials.find(ACME, made.id())).isEqualTo(made);
        assertThat(credentials.open(ACME, made.id()).secret().value()).isEqualTo(KEY);
        assertThat(credentials.open(ACME, made.id()).toString()).doesNotContain("canary");
        assertThat(credentials.openNewest(ACME, "openai").orElseThrow().id()).isEqualTo(made.id());
    }

    @Test
    void whatIsDoneIsWrittenDownAndNothingHappensWithout() throws Exception {
        Credentials credentials = credentials(CURRENT);
        CredentialId id = credentials.create(ACME, wanted("mine")).id();
        credentials.check(ACME, id);
        Credentials mute = credentials.by((tenant, deed) -> {
            throw new IllegalStateException("the log is full");
        });

        assertRefused("service_unavailable", () -> {
            mute.delete(ACME, id);
            return null;
        });
        assertRefused("service_unavailable", () -> mute.create(ACME, wanted("second")));
        assertThat(credentials
                        .list(ACME, new CredentialPage.Wanted(null, null, 10))
                        .data())
                .hasSize(1);
        credentials.delete(ACME, id);

        assertThat(log)
                .containsExactly(
                        "credential.create credential:" + id,
                        "credential.update credential:" + id,
                        "credential.delete credential:" + id);
    }

    @Test
    void theKeyIsNowhereInTheDatabase() throws Exception {
        credentials(CURRENT).create(ACME, wanted("mine"));

        assertThat(database.ask(
                        "select encode(secret, 'escape') || provider_credentials::text" + " from provider_credentials"))
                .doesNotContain("canary");
    }

    @Test
    void aRowThatWasCopiedToAnotherTenantOrIdDoesNotOpen() throws Exception {
        Credentials credentials = credentials(CURRENT);
        CredentialId id = credentials.create(ACME, wanted("mine")).id();
        CredentialId copied = new CredentialId("cred_" + "0".repeat(32));
        String columns = "name, provider, base_url, secret, key_id, last_characters, created_at, updated_at";
        database.execute("insert into provider_credentials (tenant_id, id, " + columns + ") select 'other', id, "
                + columns + " from provider_credentials");
        database.execute("update provider_credentials set id = '" + copied + "' where tenant_id = 'acme'");

        assertRefused("credential_sealed", () -> credentials.open(OTHER, id));
        assertRefused("credential_sealed", () -> credentials.open(ACME, copied));
    }

    @Test
    void anotherTenantsCredentialIsAsUnknownAsNone() throws Exception {
        Credentials credentials = credentials(CURRENT);
        CredentialId id = credentials.create(ACME, wanted("mine")).id();

        assertRefused("credential_not_found", () -> credentials.find(OTHER, id));
        assertRefused("credential_not_found", () -> credentials.open(OTHER, id));
        assertRefused("credential_not_found", () -> credentials.check(OTHER, id));
        assertRefused("credential_not_found", () -> {
            credentials.delete(OTHER, id);
            return null;
        });
        assertThat(credentials.openNewest(OTHER, "openai")).isEmpty();
        assertThat(credentials.find(ACME, id)).isNotNull();
    }

    @Test
    void aKeyUnderTheFormerMasterKeyOpensAndIsEncryptedAnew() throws Exception {
        CredentialId id = credentials(FORMER).create(ACME, wanted("mine")).id();
        String before = database.ask("select key_id from provider_credentials");

        assertThat(credentials(CURRENT + "," + FORMER).open(ACME, id).secret().value())
                .isEqualTo(KEY);

        assertThat(database.ask("select key_id from provider_credentials")).isNotEqualTo(before);
        assertThat(credentials(CURRENT).open(ACME, id).secret().value()).isEqualTo(KEY);
        assertRefused("credential_sealed", () -> credentials(FORMER).open(ACME, id));
    }

    @Test
    void namesAndTenantsAreHeldTo() throws Exception {
        Credentials credentials = credentials(CURRENT);
        credentials.create(ACME, wanted("mine"));

        assertRefused("name_taken", () -> credentials.create(ACME, wanted("mine")));
        assertRefused("tenant_not_found", () -> credentials.create(new TenantId("nobody"), wanted("x")));
        assertThat(credentials.firstTenant()).isEqualTo(ACME);
    }

    @Test
    void anAddressInsideIsRefusedWhenStoredAndAgainWhenUsed() throws Exception {
        CredentialId id = credentials(CURRENT).create(ACME, wanted("mine")).id();
        Credentials strict = new Credentials(
                        store(CURRENT),
                        new EgressPolicy(
                                EgressAllowance.of(List.of()), host -> List.of(InetAddress.getLoopbackAddress())),
                        check())
                .by((tenant, deed) -> {});

        assertRefused("address_denied", () -> strict.create(ACME, wanted("second")));
        assertRefused("address_denied", () -> strict.open(ACME, id));
        assertThat(strict.check(ACME, id).ok()).isFalse();
        assertThat(authorization).as("what the provider heard").isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "200, true, accepts",
        "401, false, refuses the key (401)",
        "403, false, refuses the key (403)",
        "404, false, no list of models",
        "302, false, sends elsewhere",
        "429, false, capacity",
        "500, false, failed (500)"
    })
    void aCheckSaysWhatTheProviderSaidAndIsKept(int answer, boolean ok, String words) throws Exception {
        status = answer;
        Credentials credentials = credentials(CURRENT);
        CredentialId id = credentials.create(ACME, wanted("mine")).id();

        CheckResult result = credentials.check(ACME, id);

        assertThat(authorization).isEqualTo("Bearer " + KEY);
        assertThat(result.ok()).isEqualTo(ok);
        assertThat(result.result()).contains(words).doesNotContain("canary");
        assertThat(credentials.find(ACME, id).checked()).contains(result);
    }

    @Test
    void aProviderThatIsAwayIsSaidSo() throws Exception {
        Credentials credentials = credentials(CURRENT);
        CredentialId id = credentials.create(ACME, wanted("mine")).id();
        provider.stop(0);

        assertThat(credentials.check(ACME, id).result()).contains("cannot be reached");
    }

    @Test
    void aListIsTakenInPages() throws Exception {
        Credentials credentials = credentials(CURRENT);
        for (int i = 1; i <= 5; i++) {
            credentials.create(ACME, wanted("number " + i));
        }
        List<ProviderCredential> all = credentials
                .list(ACME, new CredentialPage.Wanted(null, null, 100))
                .data();
        CredentialId third = all.get(2).id();

        CredentialPage first = credentials.list(ACME, new CredentialPage.Wanted(null, null, 2));
        CredentialPage after = credentials.list(ACME, new CredentialPage.Wanted(third, null, 2));
        CredentialPage before = credentials.list(ACME, new CredentialPage.Wanted(null, third, 1));

        assertThat(first).isEqualTo(new CredentialPage(all.subList(0, 2), true));
        assertThat(after).isEqualTo(new CredentialPage(all.subList(3, 5), false));
        assertThat(before).isEqualTo(new CredentialPage(all.subList(1, 2), true));
    }

    @Test
    void anAddressIsStoredInOneForm() throws Exception {
        NewCredential wanted = new NewCredential(
                "mine",
                "openai",
                URI.create("HTTP://127.0.0.1:" + provider.getAddress().getPort() + "/"),
                new CredentialSecret(KEY));

        assertThat(credentials(CURRENT).create(ACME, wanted).baseUrl()).isEqualTo(baseUrl());
    }

    @Test
    void aColonWithoutAPortIsLeftOut() {
        NewCredential wanted =
                new NewCredential("mine", "openai", URI.create("https://example.com:/v1"), new CredentialSecret(KEY));

        assertThat(wanted.normalised().baseUrl()).isEqualTo(URI.create("https://example.com/v1"));
    }

    private static void assertRefused(String code, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        CredentialRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private NewCredential wanted(String name) {
        return new NewCredential(name, "openai", baseUrl(), new CredentialSecret(KEY));
    }

    private URI baseUrl() {
        return URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/v1");
    }

    private Credentials credentials(String masterKeys) {
        EgressPolicy egress = new EgressPolicy(EgressAllowance.of(List.of("127.0.0.1")), host -> List.of());
        return new Credentials(store(masterKeys), egress, check())
                .by((tenant, deed) -> log.add(deed.action() + " " + deed.subject()));
    }

    private static CredentialStore store(String masterKeys) {
        SecretBox box = new SecretBox(MasterKey.parse(masterKeys));
        return new CredentialStore(
                new LocalUnitOfWork(entities),
                box,
                new SecureRandom(),
                Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC));
    }

    private static KeyCheck check() {
        HttpClient plain = HttpClient.newHttpClient();
        return new KeyCheck(
                new PinnedRoutes(Runnable::run, plain, null), Clock.fixed(NOON.plusSeconds(70), ZoneOffset.UTC));
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(key);
    }
}
