package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.embedded.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientSecretStoreTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int MANY = 1_000_000;
    private static final byte[] HASH = {1, 2, 3};
    private static RedisConnection redis;
    private static ClientSecretStore store;

    @BeforeAll
    static void open() {
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
        store = new ClientSecretStore(redis);
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Test
    void whatWasKeptIsFoundUnderItsHash() {
        store.put("acme", HASH, "{\"project\":\"main\"}", TEN_MINUTES, MANY);

        assertThat(store.find("acme", HASH)).contains("{\"project\":\"main\"}");
    }

    @Test
    void anotherTenantDoesNotFindIt() {
        store.put("acme", HASH, "{}", TEN_MINUTES, MANY);

        assertThat(store.find("other", HASH)).isEmpty();
    }

    @Test
    void theKeyBeginsWithTheTenantAndExpires() {
        store.put("acme", HASH, "{}", TEN_MINUTES, MANY);

        assertThat(redis.<Long>ask(client -> client.pttl("t:{acme}:client_secret:010203")))
                .isBetween(1L, TEN_MINUTES.toMillis());
    }

    @Test
    void beyondWhatIsGrantedAMinuteNothingIsKept() {
        byte[] third = {3};
        assertThat(store.put("eager", new byte[] {1}, "{}", TEN_MINUTES, 2)).isEmpty();
        assertThat(store.put("eager", new byte[] {2}, "{}", TEN_MINUTES, 2)).isEmpty();

        Optional<Duration> wait = store.put("eager", third, "{}", TEN_MINUTES, 2);

        assertThat(wait.orElseThrow()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertThat(store.find("eager", third)).isEmpty();
        assertThat(store.put("calm", third, "{}", TEN_MINUTES, 2)).isEmpty();
    }

    @Test
    void theNextMinuteBeginsAnew() {
        store.put("early", HASH, "{}", TEN_MINUTES, 1);
        redis.ask(client -> client.pexpire("t:{early}:minted:", 0));

        assertThat(store.put("early", HASH, "{}", TEN_MINUTES, 1)).isEmpty();
        assertThat(redis.<Long>ask(client -> client.pttl("t:{early}:minted:"))).isPositive();
    }

    @Test
    void aCountThatNeverEndsKeepsNobodyOut() {
        redis.ask(client -> client.set("t:{stuck}:minted:", "7"));

        assertThat(store.put("stuck", HASH, "{}", TEN_MINUTES, 1)).isEmpty();
        assertThat(redis.<Long>ask(client -> client.pttl("t:{stuck}:minted:"))).isPositive();
    }

    @Test
    void aRedisThatForgotTheScriptGetsItAgain() {
        store.put("anew", HASH, "{}", TEN_MINUTES, MANY);
        redis.ask(client -> client.scriptFlush());

        assertThat(store.put("anew", HASH, "{}", TEN_MINUTES, MANY)).isEmpty();
    }

    @Test
    void aLifeOutsideTheProtocolsBoundsIsRefused() {
        assertThatThrownBy(() -> store.put("acme", HASH, "{}", Duration.ofSeconds(9), MANY))
                .hasMessageContaining("10 to 7200 s");
        assertThatThrownBy(() -> store.put("acme", HASH, "{}", Duration.ofSeconds(7_201), MANY))
                .hasMessageContaining("10 to 7200 s");
    }

    @Test
    void aTenantIdCannotReachIntoAnotherTenantsKeys() {
        assertThatThrownBy(() -> store.find("acme:client_secret:01", HASH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void redisThatIsAwayIsSaidSo() {
        try (RedisConnection away = RedisConnection.to("redis://127.0.0.1:" + FreePort.any())) {
            assertThat(away.takesWrites()).isFalse();
            assertThatThrownBy(() -> new ClientSecretStore(away).find("acme", HASH))
                    .isInstanceOf(RedisUnavailable.class);
        }
    }

    @Test
    void aConnectionRecoversWhenRedisIsBack() {
        EmbeddedRedis first = EmbeddedRedis.start();
        try (RedisConnection connection = RedisConnection.to(first.url())) {
            assertThat(connection.takesWrites()).isTrue();
            first.close();
            assertThat(connection.takesWrites()).isFalse();
        }
    }

    @Test
    void redisThatIsThereAnswers() {
        assertThat(redis.takesWrites()).isTrue();
    }
}
