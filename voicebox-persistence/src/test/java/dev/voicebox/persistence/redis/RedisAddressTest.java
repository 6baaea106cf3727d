package dev.voicebox.persistence.redis;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import redis.clients.jedis.HostAndPort;

import dev.voicebox.persistence.redis.RedisAddress.Form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedisAddressTest {

    @Test
    void everyPartOfTheAddressIsRead() {
        assertThat(RedisAddress.parse("rediss://app:s3:cret@cache.example:7000/2"))
                .isEqualTo(new RedisAddress(
                        Form.SERVER, List.of(new HostAndPort("cache.example", 7000)), true, "app", "s3:cret", 2, null));
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        assertThat(RedisAddress.parse("redis://cache.example"))
                .isEqualTo(new RedisAddress(
                        Form.SERVER, List.of(new HostAndPort("cache.example", 6379)), false, null, null, 0, null));
    }

    @Test
    void sentinelsAreReadWithTheNameOfTheirMaster() {
        assertThat(RedisAddress.parse("redis+sentinel://app:secret@one,two.example:7001/main/3"))
                .isEqualTo(new RedisAddress(
                        Form.SENTINEL,
                        List.of(new HostAndPort("one", 26379), new HostAndPort("two.example", 7001)),
                        false,
                        "app",
                        "secret",
                        3,
                        "main"));
    }

    @Test
    void nodesOfAClusterAreRead() {
        assertThat(RedisAddress.parse("rediss+cluster://one:7000,[::1]:7001"))
                .isEqualTo(new RedisAddress(
                        Form.CLUSTER,
                        List.of(new HostAndPort("one", 7000), new HostAndPort("[::1]", 7001)),
                        true,
                        null,
                        null,
                        0,
                        null));
    }

    @Test
    void aPasswordInTheEscapesOfUrlsIsUnderstood() {
        assertThat(RedisAddress.parse("redis://:a%40b%2Fc+d@cache.example").password())
                .isEqualTo("a@b/c+d");
    }

    @Test
    void aPasswordAloneBelongsToTheDefaultUser() {
        RedisAddress address = RedisAddress.parse("redis://:secret@cache.example");

        assertThat(address.user()).isNull();
        assertThat(address.password()).isEqualTo("secret");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "localhost:6379",
                "http://cache.example",
                "redis://",
                "redis://h/x",
                "redis://pass word@h",
                "redis://one,two",
                "redis+sentinel://one",
                "redis+cluster://one/1",
                "redis+ring://one",
                "redis://h/1/2"
            })
    void anythingElseIsRefusedWithTheExpectedForm(String url) {
        assertThatThrownBy(() -> RedisAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redis://[user:password@]host[:port][/database]")
                .hasNoCause();
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(RedisAddress.parse("redis://:secret@cache.example"))
                .asString()
                .doesNotContain("secret");
    }
}
