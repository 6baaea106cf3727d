package dev.voicebox.persistence.redis;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class RedisConnectionTest {
    private static final Duration PATIENCE = Duration.ofMillis(150);

    @Test
    void whoWaitedInVainDoesNotWaitForAnotherConnection() throws IOException {
        try (SilentRedis server = new SilentRedis();
                RedisConnection redis = connection(server)) {
            set(redis);
            int before = server.connections();
            server.fallSilent();

            assertThatThrownBy(() -> set(redis)).isInstanceOf(RedisUnavailable.class);

            assertThat(server.connections()).isEqualTo(before);
        }
    }

    @Test
    void theNextQuestionConnectsAgain() throws IOException {
        try (SilentRedis server = new SilentRedis();
                RedisConnection redis = connection(server)) {
            set(redis);
            int before = server.connections();
            server.fallSilent();
            assertThatThrownBy(() -> set(redis)).isInstanceOf(RedisUnavailable.class);
            assertThatThrownBy(() -> set(redis)).isInstanceOf(RedisUnavailable.class);

            assertThat(server.connections()).isEqualTo(before + 1);
        }
    }

    private static RedisConnection connection(SilentRedis server) {
        return RedisConnection.to(server.url()).within(PATIENCE, 4);
    }

    private static void set(RedisConnection redis) {
        redis.ask(client -> client.set("key", "value"));
    }
}
