package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.Jedis;

import dev.voicebox.persistence.embedded.RedisProcess;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.JobStore.Standing;

import static org.assertj.core.api.Assertions.assertThat;

/** The same by a cluster, which refuses a script whose keys are in several slots, and a command with such. */
@Timeout(60)
class ClusterWorkTest {
    private static final int SLOTS = 16_384;

    private static RedisProcess server;
    private static RedisConnection redis;

    @BeforeAll
    static void open() {
        server = RedisProcess.node(List.of());
        try (Jedis node = new Jedis("127.0.0.1", server.port())) {
            node.clusterAddSlots(IntStream.range(0, SLOTS).toArray());
            while (!node.clusterInfo().contains("cluster_state:ok")) {
                Thread.onSpinWait();
            }
        }
        redis = RedisConnection.to("redis+cluster://127.0.0.1:" + server.port());
    }

    @AfterAll
    static void close() {
        redis.close();
        server.close();
    }

    @Test
    void anOrderGoesItsWholeWay() {
        WorkQueue queue = new WorkQueue(redis, WorkKind.TTS);
        JobStore jobs = new JobStore(redis);
        WorkerCards cards = new WorkerCards(redis, WorkKind.TTS);
        List<WorkOrder> orders = IntStream.range(0, 20)
                .mapToObj(i -> new WorkOrder(
                        new JobAddress("gw-" + i, "acme", "s", "job-" + i),
                        WorkKind.TTS,
                        WorkOrder.Lane.LIVE,
                        Duration.ofMinutes(1),
                        new WorkOrder.Share(1, 1)))
                .toList();
        for (WorkOrder order : orders) {
            jobs.open(order.job(), new JobPayload("{}", new byte[100_000]));
            queue.offer(order);
        }
        cards.sign("one", "{}");
        List<JobAddress> addresses = orders.stream().map(WorkOrder::job).toList();
        assertThat(jobs.keep(addresses)).hasSize(20);
        assertThat(jobs.attempts(addresses)).hasSize(20).containsValue(0);
        queue.take("one");
        queue.withdraw(orders.get(19).job());
        jobs.drop(orders.get(19).job());

        int done = 0;
        for (TakenOrder taken : queue.takeOver("two", Duration.ZERO, 1)) {
            done += finish(queue, jobs, taken);
        }
        for (List<TakenOrder> taken = queue.take("two"); !taken.isEmpty(); taken = queue.take("two")) {
            done += finish(queue, jobs, taken.get(0));
        }
        assertThat(done).isEqualTo(19);
        assertThat(queue.load()).isEqualTo(new QueueLoad(0, 0, 0, 0, 1, 0));
        assertThat(queue.await("", Duration.ofMillis(10))).isNotEmpty();
        cards.leave("one");
        assertThat(cards.cards()).isEmpty();
    }

    private static int finish(WorkQueue queue, JobStore jobs, TakenOrder taken) {
        JobAddress job = taken.order().job();
        assertThat(jobs.begin(taken).standing()).isEqualTo(Standing.OK);
        assertThat(jobs.put(job, new JobResult(job.id(), taken.attempt(), 0, true, "{}", new byte[1]), ""))
                .isEqualTo(Standing.OK);
        queue.beat("two", List.of(taken.id()));
        queue.done(taken);
        ResultCursor cursor = jobs.results(job.gateway());
        int read = cursor.next(10, Duration.ZERO).size();
        cursor.trim();
        return read;
    }
}
