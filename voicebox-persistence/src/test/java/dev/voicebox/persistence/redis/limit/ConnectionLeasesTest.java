package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections and sound, on a real server and virtual time. */
@Timeout(60)
class ConnectionLeasesTest {
    private static final long SECOND = 1_000_000;

    private final VirtualRedis server = new VirtualRedis();
    private final ConnectionLeases leases =
            new ConnectionLeases(server.redis, Duration.ofSeconds(30), VirtualRedis.CLOCK);
    private final AtomicInteger count = new AtomicInteger();
    private final String tenant = "c" + Long.toString(server.now(), 36);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void thereAreAsManyAsTheLimitSays() {
        assertThat(connect("a", 2L, null)).isEmpty();
        assertThat(connect("b", 2L, null)).isEmpty();
        assertThat(connect("c", 2L, null)).hasValue(0);
        assertThat(connect("c", 3L, null)).isEmpty();
    }

    @Test
    void oneThatAProjectRefusesIsNotCountedForTheTenant() {
        assertThat(connect("a", 2L, 1L)).isEmpty();
        assertThat(connect("b", 2L, 1L)).hasValue(1);
        assertThat(connect("c", 2L, null)).isEmpty();
    }

    @Test
    void oneThatIsNamedTwiceCountsOnce() {
        assertThat(connect("a", 1L, null)).isEmpty();
        assertThat(connect("a", 1L, null)).isEmpty();
    }

    @Test
    void thoseOfAServerThatDiedAreFreeWhenTheirLeasesHaveRunOut() {
        connect("a", 1L, null);
        server.passes(30 * SECOND - 1);
        assertThat(connect("b", 1L, null)).hasValue(0);
        server.passes(1);
        assertThat(connect("b", 1L, null)).isEmpty();
    }

    @Test
    void oneThatIsRenewedStays() {
        connect("a", 1L, null);
        for (int i = 0; i < 10; i++) {
            server.passes(29 * SECOND);
            leases.renew(tenantLevel(1L).key(), List.of("a"));
        }
        assertThat(connect("b", 1L, null)).hasValue(0);
    }

    @Test
    void oneThatIsReleasedMakesRoomAtOnce() {
        connect("a", 1L, null);
        leases.release(tenantLevel(1L).key(), List.of("a"));
        assertThat(connect("b", 1L, null)).isEmpty();
    }

    @Test
    void thoseThatHaveNotComeGetATenthOfTheRoomThatIsLeft() {
        assertThat(connect(40, 1, 31)).isEqualTo(1 + 3);
        assertThat(connect(40, 0, 31)).isEqualTo(2);
        assertThat(connect(40, 1, 15)).isEqualTo(1);
        assertThat(connect(40, 0, 8)).isZero();
        assertThat(connect(40, 1, 7)).isZero();
        assertThat(connect(40, 0, null)).isEqualTo(40);
    }

    @Test
    void gatewaysAreCountedAsLongAsTheyTakePart() {
        server.passes(60 * SECOND);
        assertThat(leases.gathered("one")).isEqualTo(1);
        assertThat(leases.gathered("two")).isEqualTo(2);
        server.passes(20 * SECOND);
        assertThat(leases.gathered("two")).isEqualTo(2);
        server.passes(10 * SECOND);
        assertThat(leases.gathered("two")).isEqualTo(1);
    }

    @Test
    void soundOfADayIsForgottenAtMidnight() {
        DailyAudio audio = new DailyAudio(server.redis, VirtualRedis.CLOCK);
        List<String> keys = List.of(DailyAudio.key(tenant, null), DailyAudio.key(tenant, "main"));
        long day = 86_400 * SECOND;
        server.passes(day - server.now() % day - 1_000);

        assertThat(audio.add(keys, Duration.ofSeconds(70)).used())
                .containsExactly(Duration.ofSeconds(70), Duration.ofSeconds(70));
        DailyAudio.Today last = audio.add(keys.subList(0, 1), Duration.ofSeconds(5));
        assertThat(last).isEqualTo(new DailyAudio.Today(Duration.ofMillis(1), List.of(Duration.ofSeconds(75))));
        server.passes(1_000);
        assertThat(audio.add(keys, Duration.ZERO))
                .isEqualTo(new DailyAudio.Today(Duration.ofDays(1), List.of(Duration.ZERO, Duration.ZERO)));
    }

    private int connect(int wanted, int there, Integer limit) {
        List<String> names = IntStream.range(0, wanted)
                .mapToObj(i -> "some-" + count.incrementAndGet())
                .toList();
        Long most = limit == null ? null : Long.valueOf(limit);
        return leases.connect(names, there, List.of(tenantLevel(null), tenantLevel(most)))
                .count();
    }

    private OptionalInt connect(String name, Long tenantLimit, Long projectLimit) {
        return leases.connect(
                        List.of(name),
                        1,
                        List.of(tenantLevel(tenantLimit), ConnectionLeases.Level.of(tenant, "main", projectLimit)))
                .full();
    }

    private ConnectionLeases.Level tenantLevel(Long limit) {
        return ConnectionLeases.Level.of(tenant, null, limit);
    }
}
