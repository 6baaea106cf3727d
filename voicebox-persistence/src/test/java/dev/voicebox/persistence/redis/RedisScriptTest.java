package dev.voicebox.persistence.redis;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedRedis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedisScriptTest {
    private static final RedisScript BACKWARDS = RedisScript.ofText("return string.reverse(ARGV[1])");

    private static RedisConnection redis;

    @BeforeAll
    static void open() {
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Test
    void aServerThatHasForgottenAllScriptsIsToldAgain() {
        redis.ask(client -> client.scriptFlush());

        assertThat(redis.<Object>ask(client -> BACKWARDS.on(client, List.of(), List.of("abc"))))
                .isEqualTo("cba");
    }

    @Test
    void aServerThatHasForgottenAllScriptsIsToldAgainInBytes() {
        byte[] noText = {'a', (byte) 0xff, 0};
        redis.ask(client -> client.scriptFlush());

        assertThat(redis.<Object>ask(client -> BACKWARDS.onBytes(client, List.of(), List.of(noText))))
                .isEqualTo(new byte[] {0, (byte) 0xff, 'a'});
    }

    @Test
    void aServerKnowsItByItsHash() {
        String sha = redis.ask(client -> client.scriptLoad(BACKWARDS.text(), "any"));

        assertThat(BACKWARDS.sha()).isEqualTo(sha);
    }

    @Test
    void filesStandOneAfterTheOther() {
        assertThat(RedisScript.of("session/common", "session/beat").text())
                .isEqualTo(RedisScript.read("session/common") + RedisScript.read("session/beat"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RedisScript.of("session/nothing")).hasMessageContaining("/lua/session/nothing.lua");
    }
}
