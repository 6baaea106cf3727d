package dev.voicebox.persistence.redis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedisAddressTest {

    @Test
    void everyPartOfTheAddressIsRead() {
        assertThat(RedisAddress.parse("rediss://app:s3:cret@cache.example:7000/2"))
                .isEqualTo(new RedisAddress("cache.example", 7000, true, "app", "s3:cret", 2));
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        assertThat(RedisAddress.parse("redis://cache.example"))
                .isEqualTo(new RedisAddress("cache.example", 6379, false, null, null, 0));
    }

    @Test
    void aPasswordAloneBelongsToTheDefaultUser() {
        RedisAddress address = RedisAddress.parse("redis://:secret@cache.example");

        assertThat(address.user()).isNull();
        assertThat(address.password()).isEqualTo("secret");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"localhost:6379", "http://cache.example", "redis://", "redis://h/x", "redis://pass word@h"})
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
