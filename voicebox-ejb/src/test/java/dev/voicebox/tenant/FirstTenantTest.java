package dev.voicebox.tenant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.tenant.FirstTenant.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class FirstTenantTest {

    private static EmbeddedDatabase database;
    private static LocalEntities entities;
    private final SettableClock clock = SettableClock.atNoon();

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
    void anEmptyDatabaseGetsTenantProjectAndKey() {
        assertThat(withKey(1).ensure()).isEqualTo(Outcome.TENANT_MADE);

        assertThat(counts()).isEqualTo("1 tenants, 1 projects, 1 keys");
        assertThat(database.ask("select prefix || ' ' || array_to_string(scopes, ',') from api_keys"))
                .isEqualTo("prefix1 realtime:connect,realtime:admin,billing:read,tenant:admin");
    }

    @Test
    void aRestartWithTheSameKeyChangesNothing() {
        withKey(1).ensure();

        assertThat(withKey(1).ensure()).isEqualTo(Outcome.READY);

        assertThat(counts()).isEqualTo("1 tenants, 1 projects, 1 keys");
    }

    @Test
    void aRestartWithANewKeyAddsItToTheFirstTenant() {
        withKey(1).ensure();

        assertThat(withKey(2).ensure()).isEqualTo(Outcome.KEY_ADDED);

        assertThat(counts()).isEqualTo("1 tenants, 1 projects, 2 keys");
    }

    @Test
    void aKeyThatIsKeptUnderAFormerMasterKeyIsTheSameKeyAndStaysRevoked() {
        withKey(1).ensure();
        database.execute("update api_keys set revoked_at = now()");

        assertThat(withKey(2, 1).ensure()).isEqualTo(Outcome.READY);
        assertThat(withKey(2).ensure()).as("without the former master key").isEqualTo(Outcome.READY);

        assertThat(counts()).isEqualTo("1 tenants, 1 projects, 1 keys");
        assertThat(database.ask("select (revoked_at is not null) || ' ' || get_byte(key_hash, 0) from api_keys"))
                .isEqualTo("true 2");
    }

    @Test
    void aTenantThatLostItsProjectGetsOneWithTheKey() {
        database.execute("insert into tenants (id, name, created_at) values ('acme', 'Acme', now())");

        assertThat(withKey(1).ensure()).isEqualTo(Outcome.KEY_ADDED);

        assertThat(database.ask("select tenant_id from api_keys")).isEqualTo("acme");
    }

    @Test
    void withoutAKeyAnEmptyDatabaseStaysEmpty() {
        assertThat(withoutKey().ensure()).isEqualTo(Outcome.NO_TENANT);

        assertThat(counts()).isEqualTo("0 tenants, 0 projects, 0 keys");
    }

    @Test
    void withoutAKeyADatabaseInUseIsReady() {
        withKey(1).ensure();

        assertThat(withoutKey().ensure()).isEqualTo(Outcome.READY);
    }

    @Test
    void serversStartingTogetherMakeOneTenant() throws Exception {
        List<Outcome> outcomes =
                together(List.of(withKey(1)::ensure, withKey(1)::ensure, withKey(1)::ensure, withKey(1)::ensure));

        assertThat(outcomes).containsOnlyOnce(Outcome.TENANT_MADE).containsOnly(Outcome.TENANT_MADE, Outcome.READY);
        assertThat(counts()).isEqualTo("1 tenants, 1 projects, 1 keys");
    }

    @Test
    void serversStartingTogetherWithDifferentKeysShareATenant() throws Exception {
        List<Outcome> outcomes = together(List.of(withKey(1)::ensure, withKey(2)::ensure));

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.TENANT_MADE, Outcome.KEY_ADDED);
        assertThat(counts()).isEqualTo("1 tenants, 1 projects, 2 keys");
    }

    private static List<Outcome> together(List<Callable<Outcome>> servers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(servers.size());
        try {
            List<Future<Outcome>> results = threads.invokeAll(servers);
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> result : results) {
                outcomes.add(result.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private FirstTenant withKey(int seed, int... formerSeeds) {
        List<byte[]> former =
                Arrays.stream(formerSeeds).mapToObj(FirstTenantTest::hash).toList();
        return new FirstTenant(
                new LocalUnitOfWork(entities),
                Optional.of(new BootstrapKey("prefix" + seed, hash(seed), former)),
                clock);
    }

    private static byte[] hash(int seed) {
        byte[] hash = new byte[32];
        hash[0] = (byte) seed;
        return hash;
    }

    private FirstTenant withoutKey() {
        return new FirstTenant(new LocalUnitOfWork(entities), Optional.empty(), clock);
    }

    private static String counts() {
        return database.ask("select (select count(*) from tenants) || ' tenants, ' || (select count(*) from projects)"
                + " || ' projects, ' || (select count(*) from api_keys) || ' keys'");
    }
}
