package dev.voicebox.persistence.redis;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.Jedis;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.embedded.RedisProcess;
import dev.voicebox.persistence.redis.session.LivingSessions;
import dev.voicebox.persistence.redis.session.SessionAddress;
import dev.voicebox.persistence.redis.session.SessionStart;
import dev.voicebox.persistence.redis.session.SessionStateStore;
import dev.voicebox.persistence.redis.session.SessionStateStore.Claiming;
import dev.voicebox.persistence.redis.session.SessionWrite;
import dev.voicebox.persistence.redis.session.WriteOutcome;

import static org.assertj.core.api.Assertions.assertThat;

/** The same over real sentinels and a real cluster of two. */
@Timeout(90)
class RedisFormsTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int SLOTS = 16_384;

    @Test
    void sentinelsLeadToTheirMaster() {
        try (EmbeddedRedis master = EmbeddedRedis.start();
                RedisProcess sentinel =
                        RedisProcess.sentinel(URI.create(master.url()).getPort());
                RedisConnection redis = RedisConnection.to("redis+sentinel://127.0.0.1:" + sentinel.port() + "/main")) {
            await(redis::takesWrites);

            assertThatSessionsMove(redis);
            assertThatOthersWork(redis);
        }
    }

    @Test
    void aClusterKeepsEverySessionInOneSlot() {
        try (RedisProcess one = RedisProcess.node(List.of());
                RedisProcess two = RedisProcess.node(List.of());
                RedisConnection redis = RedisConnection.to("redis+cluster://127.0.0.1:" + one.port())) {
            join(one, two);
            await(redis::takesWrites);

            assertThatSessionsMove(redis);
            assertThatOthersWork(redis);
            assertThat(List.of(keys(one), keys(two)))
                    .as("keys of sessions on each node")
                    .allMatch(many -> many > 0);
            int kept = keys(one);
            two.close();
            assertThatTheOthersAreServed(redis, kept);
        }
    }

    private static void assertThatSessionsMove(RedisConnection redis) {
        SessionStateStore store = new SessionStateStore(redis);
        LivingSessions living = new LivingSessions(redis);
        List<SessionAddress> sessions = sessions();
        sessions.forEach(session ->
                store.begin(session, new SessionStart("one", "first", "{}", Instant.EPOCH, Instant.EPOCH, WINDOW)));
        living.touch(sessions);

        List<WriteOutcome> outcomes = store.append(
                sessions.stream()
                        .map(session -> new SessionWrite(
                                session,
                                1,
                                0,
                                1,
                                new SessionWrite.Operations()
                                        .event("e1", "a", "{}")
                                        .words()))
                        .toList(),
                2_000,
                WINDOW);

        assertThat(outcomes).hasSize(40).containsOnly(WriteOutcome.OK);
        sessions.forEach(session -> {
            assertThat(store.claim(session, new Claiming("two", List.of("first"), "second", ""))
                            .found()
                            .orElseThrow()
                            .events())
                    .hasSize(1);
            assertThat(store.end(session, 1)).isEqualTo(WriteOutcome.FENCED);
        });
        living.touch(sessions.get(0), Duration.ofHours(1));
        assertThat(living.due(sessions.get(0).shard(), WINDOW, Duration.ZERO, 10))
                .containsExactly(sessions.get(0));
    }

    private static void assertThatTheOthersAreServed(RedisConnection redis, int kept) {
        List<SessionStateStore.Beat> beats = sessions().stream()
                .map(session -> new SessionStateStore.Beat(session, 2, "two"))
                .toList();

        List<WriteOutcome> outcomes = new SessionStateStore(redis).beat(beats, WINDOW);

        assertThat(outcomes).filteredOn(WriteOutcome.OK::equals).hasSize(kept);
        assertThat(outcomes).filteredOn(WriteOutcome.REFUSED::equals).hasSize(40 - kept);
    }

    private static List<SessionAddress> sessions() {
        return IntStream.range(0, 40)
                .mapToObj(i -> new SessionAddress("acme", "main", "sess_" + i))
                .toList();
    }

    private static void assertThatOthersWork(RedisConnection redis) {
        ClientSecretStore secrets = new ClientSecretStore(redis);
        IntStream.range(0, 20)
                .forEach(i -> secrets.put("acme", new byte[] {(byte) i}, "{}", RedisKeys.CLIENT_SECRET_MIN, 100));
        assertThat(secrets.forgetAll("acme")).isEqualTo(20);

        JournalStreams streams = new JournalStreams(redis);
        streams.beat("gone");
        streams.append("gone", List.of("{}".getBytes(StandardCharsets.US_ASCII)));
        assertThat(streams.oldest("gone", 10)).hasSize(1);
        streams.forget("gone");
        assertThat(streams.gateways()).isEmpty();
        assertThatNoticesAreHeard(redis);
    }

    private static void assertThatNoticesAreHeard(RedisConnection redis) {
        NoticeChannel here = new NoticeChannel(redis);
        List<String> heard = new ArrayList<>();
        here.listen(new NoticeChannel.Ear() {
            @Override
            public void onReady() {
                new NoticeChannel(redis).publish("something");
            }

            @Override
            public void onSign() {}

            @Override
            public void onNotice(String text) {
                heard.add(text);
                here.hangUp();
            }
        });
        assertThat(heard).containsExactly("something");
    }

    private static void join(RedisProcess one, RedisProcess two) {
        give(one, 0, SLOTS / 2);
        give(two, SLOTS / 2, SLOTS);
        try (Jedis node = new Jedis("127.0.0.1", one.port())) {
            node.clusterMeet("127.0.0.1", two.port());
            await(() -> node.clusterInfo().contains("cluster_state:ok")
                    && node.clusterInfo().contains("cluster_size:2"));
        }
        try (Jedis node = new Jedis("127.0.0.1", two.port())) {
            await(() -> node.clusterInfo().contains("cluster_size:2"));
        }
    }

    private static void give(RedisProcess process, int from, int to) {
        try (Jedis node = new Jedis("127.0.0.1", process.port())) {
            node.clusterAddSlots(IntStream.range(from, to).toArray());
        }
    }

    private static int keys(RedisProcess process) {
        try (Jedis node = new Jedis("127.0.0.1", process.port())) {
            Set<String> keys = node.keys("voicebox:{acme/*}:state");
            return keys.size();
        }
    }

    private static void await(BooleanSupplier state) {
        while (!state.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("the time of the test is over")
                    .isFalse();
        }
    }
}
