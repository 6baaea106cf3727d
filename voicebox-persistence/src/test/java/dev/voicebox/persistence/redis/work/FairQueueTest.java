package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.UnifiedJedis;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The order in which workers get what tenants ask for, by the scripts on a real server, over seeded histories: offers and takes in
 * any mixture. While two tenants both have something waiting, what they get may differ by one order of each, by weight.
 */
@Timeout(120)
class FairQueueTest {
    private static final int HISTORIES = 1_000;
    private static final List<String> TENANTS = List.of("acme", "globex", "initech");

    private static EmbeddedRedis server;
    private static RedisConnection redis;

    private final WorkQueue queue = new WorkQueue(redis, WorkKind.TTS);

    @BeforeAll
    static void open() {
        server = EmbeddedRedis.start();
        redis = RedisConnection.to(server.url());
    }

    @AfterAll
    static void close() {
        redis.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        redis.ask(UnifiedJedis::flushAll);
    }

    @Test
    void nobodyGetsMoreThanItsShareByMoreThanAnOrder() {
        int taken = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            taken += new History(seed, order -> order.share().weight()).run();
        }
        System.out.println("fairness: " + HISTORIES + " histories, " + taken + " orders taken, 0 outside the bound");
        assertThat(taken).isGreaterThan(10 * HISTORIES);
    }

    @Test
    void aQueueThatForgetsTheWeightsIsFound() {
        assertThatThrownBy(() -> {
                    for (int seed = 0; seed < HISTORIES; seed++) {
                        new History(seed, order -> 1).run();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("share");
    }

    /** @see #nobodyGetsMoreThanItsShareByMoreThanAnOrder */
    private final class History {
        private final Random random;
        private final long seed;
        private final ToIntFunction<WorkOrder> told;
        private final Map<String, Integer> weights = new HashMap<>();
        private final Map<String, List<WorkOrder>> waiting = new HashMap<>();
        /** For each pair of tenants: what each got since both have something waiting, by weight. */
        private final Map<String, double[]> races = new HashMap<>();

        private int made;

        History(long seed, ToIntFunction<WorkOrder> told) {
            this.random = new Random(seed);
            this.seed = seed;
            this.told = told;
            TENANTS.forEach(tenant -> weights.put(tenant, 1 + random.nextInt(4)));
            TENANTS.forEach(tenant -> waiting.put(tenant, new ArrayList<>()));
        }

        int run() {
            redis.ask(UnifiedJedis::flushAll);
            int taken = 0;
            for (int step = 0; step < 40; step++) {
                if (random.nextInt(5) < 3) {
                    offer();
                } else {
                    taken += take();
                }
            }
            while (take() == 1) {
                taken++;
            }
            assertThat(taken).as("each order is taken once, seed %d", seed).isEqualTo(made);
            return taken;
        }

        private void offer() {
            String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
            WorkOrder order =
                    order(tenant, "job-" + made++, WorkOrder.Lane.LIVE, 1 + random.nextInt(20), weights.get(tenant));
            waiting.get(tenant).add(order);
            assertThat(queue.offer(new WorkOrder(
                            order.job(),
                            order.kind(),
                            order.lane(),
                            order.patience(),
                            new WorkOrder.Share(order.share().cost(), told.applyAsInt(order)))))
                    .isTrue();
        }

        private int take() {
            List<TakenOrder> got = queue.take("worker");
            if (got.isEmpty()) {
                return 0;
            }
            queue.done(got.get(0));
            JobAddress job = got.get(0).order().job();
            List<WorkOrder> own = waiting.get(job.tenant());
            assertThat(job)
                    .as("the first of its tenant, seed %d", seed)
                    .isEqualTo(own.get(0).job());
            for (String other : TENANTS) {
                if (!other.equals(job.tenant())) {
                    race(job.tenant(), other, own.get(0).share().cost());
                }
            }
            own.remove(0);
            races.keySet()
                    .removeIf(pair -> List.of(pair.split(" ")).stream()
                            .anyMatch(tenant -> waiting.get(tenant).isEmpty()));
            return 1;
        }

        private void race(String winner, String other, int cost) {
            if (waiting.get(other).isEmpty()) {
                return;
            }
            boolean first = winner.compareTo(other) < 0;
            double[] got =
                    races.computeIfAbsent(first ? winner + " " + other : other + " " + winner, unused -> new double[2]);
            got[first ? 0 : 1] += cost / (double) weights.get(winner);
            double most = 20.0 / weights.get(winner) + 20.0 / weights.get(other);
            assertThat(Math.abs(got[0] - got[1]))
                    .as("share of %s against %s, seed %d", winner, other, seed)
                    .isLessThanOrEqualTo(most + 1e-9);
        }
    }

    @Test
    void someoneOnTheLineIsServedBeforeAnyFile() {
        queue.offer(order("acme", "file", WorkOrder.Lane.BATCH, 1, 100));
        queue.offer(order("globex", "call-1", WorkOrder.Lane.LIVE, 1_000, 1));
        queue.offer(order("globex", "call-2", WorkOrder.Lane.LIVE, 1_000, 1));

        assertThat(ids(3)).containsExactly("call-1", "call-2", "file");
    }

    @Test
    void nobodySavesUpWhileItAsksForNothing() {
        for (int i = 0; i < 20; i++) {
            queue.offer(order("acme", "a" + i, WorkOrder.Lane.LIVE, 1, 1));
        }
        List<String> taken = new ArrayList<>(ids(10));
        for (int i = 0; i < 10; i++) {
            queue.offer(order("globex", "g" + i, WorkOrder.Lane.LIVE, 1, 1));
        }
        taken.addAll(ids(6));

        assertThat(taken.subList(10, 16).stream().filter(id -> id.startsWith("g")))
                .hasSizeBetween(2, 4);
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotBegun() {
        WorkOrder impatient = new WorkOrder(
                new JobAddress("gw", "acme", "s", "old"),
                WorkKind.TTS,
                WorkOrder.Lane.LIVE,
                Duration.ofMillis(1),
                new WorkOrder.Share(1, 1));
        queue.offer(impatient);
        // Redis' own clock has to go on; waiting for a bell that does not ring lets it.
        queue.await(queue.await("", Duration.ofMillis(1)), Duration.ofMillis(20));
        queue.offer(order("acme", "new", WorkOrder.Lane.LIVE, 1, 1));

        assertThat(ids(2)).containsExactly("new");
    }

    @Test
    void whatWasWithdrawnIsNotTaken() {
        WorkOrder order = order("acme", "a", WorkOrder.Lane.LIVE, 1, 1);
        queue.offer(order);
        queue.withdraw(order.job());

        assertThat(queue.take("worker")).isEmpty();
        assertThat(queue.load().live()).isZero();
    }

    private List<String> ids(int most) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            queue.take("worker").forEach(taken -> ids.add(taken.order().job().id()));
        }
        return ids;
    }

    private static WorkOrder order(String tenant, String id, WorkOrder.Lane lane, int cost, int weight) {
        return new WorkOrder(
                new JobAddress("gw", tenant, "s", id),
                WorkKind.TTS,
                lane,
                Duration.ofMinutes(1),
                new WorkOrder.Share(cost, weight));
    }
}
