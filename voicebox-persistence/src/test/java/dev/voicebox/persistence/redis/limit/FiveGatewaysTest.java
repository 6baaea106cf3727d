package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;

import static org.assertj.core.api.Assertions.assertThat;

/** Five that ask one Redis over connections of their own, all at once, for as much as they can get. */
@Timeout(60)
class FiveGatewaysTest {
    private static final int GATEWAYS = 5;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** Asks once; whether it was granted. */
    private interface Gate {
        boolean ask(String key, long limit);
    }

    @Test
    void togetherTheyGetTheLimitAndNotOneMore() throws Exception {
        int granted = rush("five-" + System.nanoTime(), 500, redis -> {
            Windows windows = new Windows(redis);
            return (key, limit) -> windows.take(List.of(new WindowLevel(key, limit, null)), new Amount(1, 0))
                    .granted();
        });

        assertThat(granted).isEqualTo(500);
    }

    /** Each reads how much there is before any of them adds to it, as happens with two commands. A limit that is no multiple of five is passed then. */
    @Test
    void readingBeforeAddingIsFoundOut() throws Exception {
        CyclicBarrier all = new CyclicBarrier(GATEWAYS);
        int granted = rush("five-naive-" + System.nanoTime(), 502, redis -> (key, limit) -> {
            String read = redis.ask(client -> client.get(key));
            meet(all);
            return (read == null ? 0 : Long.parseLong(read)) < limit && redis.<Long>ask(client -> client.incr(key)) > 0;
        });

        assertThat(granted).isGreaterThan(502);
    }

    /** Admissions of three windows, by the time at which Redis granted them. */
    @Test
    void whenMoreIsWantedThanThereIsNoWindowHasMoreAndAllOfThemNearlyAll() throws Exception {
        int limit = 400;
        String log = "five-log-" + System.nanoTime();
        String noted = LimitScript.read("take")
                .replace(
                        "return answer",
                        "if granted then redis.call('RPUSH', '" + log
                                + "', string.format('%.0f', now)) redis.call('PEXPIRE', '" + log
                                + "', 60000) end return answer");
        LimitScript take = LimitScript.ofText(LimitScript.SERVER_CLOCK + LimitScript.read("window") + noted);
        LimitScript settle = LimitScript.of(LimitScript.SERVER_CLOCK, "window", "settle");
        long until = System.nanoTime() + 3 * WINDOW.toNanos();
        together(redis -> {
            Windows windows = new Windows(redis, WINDOW, take, settle);
            List<WindowLevel> levels = List.of(new WindowLevel(log + "-window", (long) limit, null));
            while (System.nanoTime() < until) {
                windows.take(levels, new Amount(1, 0));
            }
            return 0;
        });

        List<Long> times = times(log);
        long micros = WINDOW.toNanos() / 1_000;
        int most = 0;
        for (int from = 0, to = 0; to < times.size(); to++) {
            while (times.get(to) - times.get(from) >= micros) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        assertThat(most).isEqualTo(limit);
        assertThat(times).hasSizeGreaterThanOrEqualTo((int) (0.95 * 3 * limit));
    }

    private static List<Long> times(String log) {
        try (RedisConnection redis = RedisConnection.to(EmbeddedRedis.shared().url())) {
            return redis.ask(client -> client.lrange(log, 0, -1)).stream()
                    .map(Long::valueOf)
                    .toList();
        }
    }

    private static int rush(String key, long limit, java.util.function.Function<RedisConnection, Gate> gates)
            throws Exception {
        return together(redis -> {
            Gate gate = gates.apply(redis);
            return (int)
                    IntStream.range(0, 300).filter(i -> gate.ask(key, limit)).count();
        });
    }

    private static int together(java.util.function.ToIntFunction<RedisConnection> gateway) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(GATEWAYS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < GATEWAYS; i++) {
                all.add(() -> {
                    try (RedisConnection redis =
                            RedisConnection.to(EmbeddedRedis.shared().url())) {
                        return gateway.applyAsInt(redis);
                    }
                });
            }
            int sum = 0;
            for (Future<Integer> one : threads.invokeAll(all)) {
                sum += one.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
