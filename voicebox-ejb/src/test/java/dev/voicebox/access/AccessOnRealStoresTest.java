package dev.voicebox.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.embedded.FreePort;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.redis.ClientSecretStore;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.tenant.BootstrapKey;
import dev.voicebox.tenant.FirstTenant;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** From the operator's key to a client secret, with PostgreSQL and Redis. */
class AccessOnRealStoresTest {

    private static final String KEY = "the-operators-own-key";
    private static final Clock CLOCK = Clock.systemUTC();
    private static EmbeddedDatabase database;
    private static LocalEntities entities;
    private static RedisConnection redis;

    private final AccessSettings settings = AccessSettings.of(Optional.of(MasterKeyTest.BASE64), Optional.of(KEY), 600);
    private final KeyRecognition recognition = new KeyRecognition(settings.masterKey(), settings.bootstrapKey());
    private final KeyDirectory directory = new DatabaseKeyDirectory(new LocalUnitOfWork(entities), () -> true);
    private final KeyUses uses = new KeyUses(directory);
    private final StoredClientSecrets secrets = secretsOver(redis);
    private final AccessGate gate = gateOver(directory);

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        entities = new LocalEntities(database.dataSource());
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
    }

    @AfterAll
    static void close() {
        redis.close();
        entities.close();
    }

    @BeforeEach
    void bootstrap() {
        database.execute("truncate tenants cascade");
        Optional<BootstrapKey> key = new AccessBeans().bootstrapKey(settings, recognition);
        new FirstTenant(new LocalUnitOfWork(entities), key, CLOCK).ensure();
    }

    @Test
    void theOperatorsKeyOpensTheDoor() throws AccessDenied {
        Caller caller = gate.admit(KEY);

        assertThat(caller.tenant().value()).isEqualTo("default");
        assertThat(caller.kind()).isEqualTo(CredentialKind.API_KEY);
    }

    @Test
    void aKeyOfBeforeTheMasterKeyWasChangedStillOpensTheDoor() throws AccessDenied {
        String fresh = java.util.Base64.getEncoder().encodeToString(new byte[32]);
        MasterKey changed = MasterKey.parse(fresh + ", " + MasterKeyTest.BASE64);
        KeyRecognition both = new KeyRecognition(changed, Optional.empty());
        KeyRecognition freshAlone = new KeyRecognition(MasterKey.parse(fresh), Optional.empty());

        Caller caller = new KeyAdmission(both, directory, uses, CLOCK).admit(KEY);

        assertThat(caller.tenant().value()).isEqualTo("default");
        assertThatThrownBy(() -> new KeyAdmission(freshAlone, directory, uses, CLOCK).admit(KEY))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void theKeyItselfIsNowhereInTheDatabase() {
        assertThat(database.ask("select count(*) from api_keys where api_keys::text like '%" + KEY + "%'"))
                .isEqualTo("0");
    }

    @Test
    void aSecretCarriesItsSessionThroughRedis() throws Exception {
        JsonNode session = new ObjectMapper().readTree("{\"type\":\"realtime\",\"audio\":{\"speed\":1.0}}");
        MintedSecret secret =
                secrets.mint(gate.admit(KEY), new ClientSecrets.Bound(session, null), Duration.ofSeconds(60));

        Caller holder = gate.admit(secret.value());

        assertThat(holder.session()).isEqualTo(session);
        assertThat(holder.project().value()).isEqualTo("default");
    }

    @Test
    void revokingAKeyShutsTheDoor() throws AccessDenied {
        gate.admit(KEY);
        database.execute("update api_keys set revoked_at = now() - interval '1 second'");

        assertThat(refusal(gate, KEY).status()).isEqualTo(401);
    }

    @Test
    void suspendingTheTenantShutsTheDoorForKeysAndSecrets() throws AccessDenied {
        String secret = secrets.mint(gate.admit(KEY), ClientSecrets.Bound.NOTHING, Duration.ofSeconds(60))
                .value();
        database.execute("update tenants set status = 'suspended'");

        assertThat(refusal(gate, KEY).code()).isEqualTo("tenant_suspended");
        assertThat(refusal(gate, secret).code()).isEqualTo("tenant_suspended");
    }

    @Test
    void theLastUseReachesTheDatabase() throws AccessDenied {
        gate.admit(KEY);
        assertThat(database.ask("select last_used_at from api_keys")).isNull();

        uses.write();

        assertThat(database.ask("select last_used_at from api_keys")).isNotNull();
    }

    @Test
    void aDatabaseThatIsAwayMeansTryAgain() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setPortNumbers(new int[] {FreePort.any()});
        try (LocalEntities nothing = new LocalEntities(away)) {
            AccessGate lost = gateOver(new DatabaseKeyDirectory(new LocalUnitOfWork(nothing), () -> true));

            assertThat(refusal(lost, KEY).status()).isEqualTo(503);
        }
    }

    @Test
    void aDatabaseThatIsNotPreparedMeansTryAgain() {
        AccessGate early = gateOver(new DatabaseKeyDirectory(new LocalUnitOfWork(entities), () -> false));

        assertThat(refusal(early, KEY).status()).isEqualTo(503);
    }

    @Test
    void aRedisThatIsAwayMeansTryAgain() throws AccessDenied {
        Caller caller = gate.admit(KEY);
        try (RedisConnection away = RedisConnection.to("redis://127.0.0.1:" + FreePort.any())) {
            AccessDenied denied = catchThrowableOfType(
                    AccessDenied.class,
                    () -> secretsOver(away).mint(caller, ClientSecrets.Bound.NOTHING, Duration.ofSeconds(60)));

            assertThat(denied.status()).isEqualTo(503);
        }
    }

    private AccessGate gateOver(KeyDirectory keys) {
        return new CredentialGate(new KeyAdmission(recognition, keys, uses, CLOCK), secrets, keys, CLOCK);
    }

    private static final BindingSeal NO_SEAL = new BindingSeal() {
        @Override
        public String seal(TenantId tenant, byte[] hash, String json) {
            return json;
        }

        @Override
        public Optional<String> open(TenantId tenant, byte[] hash, String kept) {
            return Optional.of(kept);
        }
    };

    private StoredClientSecrets secretsOver(RedisConnection connection) {
        SecretBindings bindings = new RedisSecretBindings(new ClientSecretStore(connection), NO_SEAL, 600);
        return new StoredClientSecrets(settings.masterKey(), bindings, CLOCK, new SecureRandom());
    }

    private static AccessDenied refusal(AccessGate door, String credential) {
        return catchThrowableOfType(AccessDenied.class, () -> door.admit(credential));
    }
}
