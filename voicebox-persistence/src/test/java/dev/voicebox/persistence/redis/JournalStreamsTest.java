package dev.voicebox.persistence.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedRedis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalStreamsTest {
    private static RedisConnection redis;
    private static JournalStreams streams;

    private final String gateway = UUID.randomUUID().toString();

    @BeforeAll
    static void open() {
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
        streams = new JournalStreams(redis);
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Test
    void recordsComeBackInTheOrderInWhichTheyWereAppended() {
        streams.append(gateway, forms("one", "two"));
        streams.append(gateway, forms("three"));

        assertThat(texts(streams.oldest(gateway, 100))).containsExactly("one", "two", "three");
    }

    @Test
    void whatWasDroppedIsGoneAndTheRestIsNot() {
        streams.append(gateway, forms("one", "two", "three"));
        streams.drop(gateway, streams.oldest(gateway, 2));

        assertThat(texts(streams.oldest(gateway, 100))).containsExactly("three");
    }

    @Test
    void aClearedStreamIsEmpty() {
        streams.append(gateway, forms("one"));
        streams.clear(gateway);

        assertThat(streams.oldest(gateway, 100)).isEmpty();
    }

    @Test
    void aGatewayWhoseTimeIsOverIsDeadUntilItIsForgotten() {
        streams.beat(gateway);
        assertThat(streams.dead()).doesNotContain(gateway);
        long left = redis.ask(client -> client.pttl(RedisKeys.gatewayAlive(gateway)));
        assertThat(left).isBetween(1L, RedisKeys.GATEWAY_ALIVE.toMillis());

        redis.ask(client -> client.del(RedisKeys.gatewayAlive(gateway)));
        assertThat(streams.dead()).contains(gateway);

        streams.forget(gateway);
        assertThat(streams.dead()).doesNotContain(gateway);
    }

    @Test
    void oneHeirAtATime() {
        assertThat(streams.inherit(gateway, "first")).isTrue();
        assertThat(streams.inherit(gateway, "second")).isFalse();
    }

    @Test
    void anOverlongStreamLosesItsOldest() {
        byte[] form = "x".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 12; i++) {
            streams.append(gateway, java.util.Collections.nCopies(1_000, form));
        }

        long length = redis.ask(client -> client.xlen(RedisKeys.journal(gateway)));
        assertThat(length).isBetween(RedisKeys.JOURNAL_MOST, RedisKeys.JOURNAL_MOST + 1_000);
        streams.clear(gateway);
    }

    @Test
    void aRedisThatIsAwayIsSaid() {
        try (RedisConnection away = RedisConnection.to("redis://127.0.0.1:1")) {
            assertThatThrownBy(() -> new JournalStreams(away).append(gateway, forms("one")))
                    .isInstanceOf(RedisUnavailable.class);
        }
    }

    private static List<byte[]> forms(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    private static List<String> texts(List<JournalStreams.Entry> entries) {
        return entries.stream()
                .map(entry -> new String(entry.form(), StandardCharsets.US_ASCII))
                .toList();
    }
}
