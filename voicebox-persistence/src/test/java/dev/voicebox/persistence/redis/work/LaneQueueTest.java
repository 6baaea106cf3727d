package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.UnifiedJedis;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nobody on the line waits for a file, over seeded histories on a real server; whoever asks, however much it weighs or costs. */
@Timeout(120)
class LaneQueueTest {
    private static final int HISTORIES = 1_000;

    private static EmbeddedRedis server;
    private static RedisConnection redis;

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

    @Test
    void noFileIsBegunWhileSomeoneOnTheLineWaits() {
        int taken = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            taken += history(seed, lane -> lane);
        }
        System.out.println("lanes: " + HISTORIES + " histories, " + taken + " orders taken, 0 files before a call");
        assertThat(taken).isGreaterThan(5 * HISTORIES);
    }

    @Test
    void aQueueWithOneLaneIsFound() {
        assertThatThrownBy(() -> {
                    for (int seed = 0; seed < HISTORIES; seed++) {
                        history(seed, lane -> WorkOrder.Lane.LIVE);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }

    private static int history(long seed, UnaryOperator<WorkOrder.Lane> told) {
        redis.ask(UnifiedJedis::flushAll);
        WorkQueue queue = new WorkQueue(redis, WorkKind.STT);
        Random random = new Random(seed);
        Map<String, WorkOrder.Lane> waiting = new HashMap<>();
        int made = 0;
        int taken = 0;
        for (int step = 0; step < 30; step++) {
            if (random.nextInt(5) < 3) {
                WorkOrder.Lane lane = WorkOrder.Lane.values()[random.nextInt(2)];
                String id = "job-" + made++;
                waiting.put(id, lane);
                queue.offer(new WorkOrder(
                        new JobAddress("gw", "tenant-" + random.nextInt(3), "s", id),
                        WorkKind.STT,
                        told.apply(lane),
                        Duration.ofMinutes(1),
                        new WorkOrder.Share(1 + random.nextInt(1_000), 1 + random.nextInt(100))));
            } else {
                for (TakenOrder order : queue.take("worker")) {
                    WorkOrder.Lane lane = waiting.remove(order.order().job().id());
                    assertThat(lane == WorkOrder.Lane.LIVE || !waiting.containsValue(WorkOrder.Lane.LIVE))
                            .as("a file is begun while nobody is on the line, seed %d", seed)
                            .isTrue();
                    taken++;
                }
            }
        }
        return taken;
    }
}
