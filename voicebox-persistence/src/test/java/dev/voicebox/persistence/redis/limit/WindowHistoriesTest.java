package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scripts on a real server, against a model that remembers everything, on virtual time: a thousand histories of bursts, edges,
 * silences, costs of every size, three levels, limits that change, corrections, and scripts that the server forgets.
 */
@Timeout(300)
class WindowHistoriesTest {
    private static final int HISTORIES = 1_000;
    private static final int FOR_A_MUTANT = 60;
    private static VirtualRedis server;

    @BeforeAll
    static void open() {
        server = new VirtualRedis();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void everyAnswerIsThatOfTheModel() {
        Windows windows = new Windows(server.redis, WindowHistory.WINDOW, VirtualRedis.CLOCK);

        for (int seed = 0; seed < HISTORIES; seed++) {
            WindowHistory history = new WindowHistory(server, windows, seed);
            assertThat(history.differences()).as("history of seed %d", seed).isEmpty();
            assertThat(history.excesses()).as("history of seed %d", seed).isZero();
        }
    }

    @Test
    void membersNamedAfterMillisecondsAreFoundOut() {
        LimitScript naive = LimitScript.ofText(VirtualRedis.CLOCK + MILLISECOND_MEMBERS);

        assertThat(excesses(new Windows(server.redis, WindowHistory.WINDOW, naive, none())))
                .isPositive();
    }

    @Test
    void theClocksOfClientsAreFoundOut() {
        assertThat(excesses(new Windows(server.redis, WindowHistory.WINDOW, VirtualRedis.CLIENT_CLOCK)))
                .isPositive();
    }

    @Test
    void countersOfFixedMinutesAreFoundOut() {
        LimitScript fixed = LimitScript.ofText(VirtualRedis.CLOCK + FIXED_MINUTES);

        assertThat(excesses(new Windows(server.redis, WindowHistory.WINDOW, fixed, none())))
                .isPositive();
    }

    @Test
    void windowsWithoutRefusalsOfAllLevelsAreFoundOut() {
        String take = LimitScript.read("take")
                .replace("granted = granted and", "granted =")
                .replace("math.min(take_r, level.free_r), math.min(take_t, level.free_t)", "take_r, take_t");
        LimitScript lastDecides = LimitScript.ofText(VirtualRedis.CLOCK + LimitScript.read("window") + take);

        assertThat(excesses(new Windows(server.redis, WindowHistory.WINDOW, lastDecides, none())))
                .isPositive();
    }

    private static int excesses(Windows windows) {
        int found = 0;
        for (int seed = 0; seed < FOR_A_MUTANT; seed++) {
            found += new WindowHistory(server, windows, seed).excesses();
        }
        return found;
    }

    /** Corrections do nothing. */
    private static LimitScript none() {
        return LimitScript.ofText("local a = {1, 0, 0} for i = 1, 7 * #KEYS do a[3 + i] = 0 end return a");
    }

    private static final String MILLISECOND_MEMBERS = """
            local now, granted, a = math.floor(clock() / 1000), 1, {}
            for i, key in ipairs(KEYS) do
              local limit = tonumber(ARGV[5 + 2 * i])
              redis.call('ZREMRANGEBYSCORE', key, '-inf', now - tonumber(ARGV[1]) / 1000)
              if limit >= 0 and redis.call('ZCARD', key) + tonumber(ARGV[3]) > limit then granted = 0 end
            end
            for i, key in ipairs(KEYS) do
              if granted == 1 then
                for n = 1, math.min(1000, tonumber(ARGV[3])) do redis.call('ZADD', key, now, now .. '-' .. n) end
                redis.call('PEXPIRE', key, 61000)
              end
            end
            a = {granted, tonumber(ARGV[3]) * granted, tonumber(ARGV[4]) * granted}
            for i = 1, 7 * #KEYS do a[3 + i] = 0 end
            return a
            """;

    private static final String FIXED_MINUTES = """
            local minute, granted, a = math.floor(clock() / tonumber(ARGV[1])), 1, {}
            for i, key in ipairs(KEYS) do
              local r, t = tonumber(ARGV[5 + 2 * i]), tonumber(ARGV[6 + 2 * i])
              local k = key .. ':' .. minute
              if r >= 0 and tonumber(redis.call('GET', k .. 'r') or '0') + tonumber(ARGV[3]) > r then granted = 0 end
              if t >= 0 and tonumber(redis.call('GET', k .. 't') or '0') + tonumber(ARGV[4]) > t then granted = 0 end
            end
            for i, key in ipairs(KEYS) do
              local k = key .. ':' .. minute
              if granted == 1 then
                redis.call('INCRBY', k .. 'r', ARGV[3])
                redis.call('INCRBY', k .. 't', ARGV[4])
                redis.call('PEXPIRE', k .. 'r', 61000)
                redis.call('PEXPIRE', k .. 't', 61000)
              end
            end
            a = {granted, tonumber(ARGV[3]) * granted, tonumber(ARGV[4]) * granted}
            for i = 1, 7 * #KEYS do a[3 + i] = 0 end
            return a
            """;

    @Test
    void manyEntriesBecomeFewWithoutLettingMoreIn() {
        Windows windows = new Windows(server.redis, WindowHistory.WINDOW, VirtualRedis.CLOCK);
        WindowLevel level = WindowLevel.of("many", null, 3_000L, null);
        java.util.Random random = new java.util.Random(5);
        java.util.ArrayDeque<Long> log = new java.util.ArrayDeque<>();
        long window = WindowHistory.WINDOW.toNanos() / 1_000;
        long most = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 12_000; i++) {
            server.passes(random.nextInt(30_000));
            if (windows.take(List.of(level), new Amount(1, 0)).granted()) {
                log.add(server.now());
            }
            while (!log.isEmpty() && log.peek() + window <= server.now()) {
                log.remove();
            }
            most = Math.max(most, log.size());
            least = i > 6_000 ? Math.min(least, log.size()) : least;
        }

        assertThat(most).isEqualTo(3_000);
        assertThat(least).isGreaterThan(2_850);
        assertThat(server.hash(level.key())).hasSizeLessThan(1_210);
    }

    @Test
    void aLeaseThatIsUsedAtItsEndIsNotMoreThanTheLimit() {
        Windows windows = new Windows(server.redis, WindowHistory.WINDOW, VirtualRedis.CLOCK);
        WindowLevel level = WindowLevel.of("leases", null, 100L, null);
        Duration hold = Duration.ofSeconds(1);
        Windows.Lease lease = new Windows.Lease(new Amount(1, 0), new Amount(40, 0), hold);

        assertThat(windows.take(List.of(level), lease).taken().requests()).isEqualTo(40);
        assertThat(windows.take(List.of(level), lease).taken().requests()).isEqualTo(40);
        WindowAnswer last = windows.take(List.of(level), lease);
        assertThat(last.taken().requests()).isEqualTo(20);
        server.passes(60_999_999);
        assertThat(windows.take(List.of(level), lease).granted()).isFalse();
        server.passes(1);
        assertThat(windows.take(List.of(level), lease).granted()).isTrue();
    }

    @Test
    void theTimeOfTheServerDecides() {
        Windows windows = new Windows(server.redis);
        WindowLevel level = WindowLevel.of("real", null, 2L, 10L);

        assertThat(windows.take(List.of(level), new Amount(1, 5)).granted()).isTrue();
        assertThat(windows.take(List.of(level), new Amount(1, 6)).granted()).isFalse();
        WindowAnswer answer = windows.take(List.of(level), new Amount(1, 5));

        assertThat(answer.granted()).isTrue();
        assertThat(answer.levels().get(0).requestsWhole()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
        assertThat(server.redis.<Long>ask(client -> client.pttl(level.key()))).isBetween(59_000L, 61_000L);
    }
}
