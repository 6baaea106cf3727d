package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.JobStore.Standing;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has an order, by the scripts on a real server. A worker that is dead is one without a sign for no time at all. */
@Timeout(60)
class WorkQueueTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(6);

    private static EmbeddedRedis server;
    private static RedisConnection redis;

    private final WorkQueue queue = new WorkQueue(redis, WorkKind.STT);
    private final JobStore jobs = new JobStore(redis, 4);
    private final WorkOrder order = new WorkOrder(
            new JobAddress("gw", "acme", "sess_1", UUID.randomUUID().toString()),
            WorkKind.STT,
            WorkOrder.Lane.LIVE,
            Duration.ofSeconds(30),
            new WorkOrder.Share(1_000, 1));

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
    void offer() {
        redis.ask(UnifiedJedis::flushAll);
        jobs.open(order.job(), new JobPayload("{}", new byte[200_000]));
        queue.offer(order);
    }

    @Test
    void anOrderIsTakenByOneWorker() {
        assertThat(queue.take("one")).singleElement().satisfies(taken -> {
            assertThat(taken.order()).isEqualTo(order);
            assertThat(taken.attempt()).isEqualTo(1);
        });
        assertThat(queue.take("two")).isEmpty();
        assertThat(queue.takeOver("two", LONG, 10)).isEmpty();
    }

    @Test
    void whatADeadWorkerHadIsTakenOver() {
        queue.take("one");

        assertThat(queue.takeOver("two", AT_ONCE, 10))
                .singleElement()
                .satisfies(taken -> assertThat(taken.attempt()).isEqualTo(2));
        assertThat(queue.load().takenOver()).isEqualTo(1);
    }

    @Test
    void aWorkerThatLivesKeepsItsJob() {
        TakenOrder taken = queue.take("one").get(0);
        idle(taken, 7_000);

        assertThat(queue.beat("one", List.of(taken.id()))).containsExactly(taken.id());
        assertThat(queue.takeOver("two", LONG, 10)).isEmpty();
    }

    @Test
    void aWorkerThatThawsDoesNotTakeItsJobBack() {
        TakenOrder taken = queue.take("one").get(0);
        queue.takeOver("two", AT_ONCE, 10);
        idle(taken, 7_000);

        assertThat(queue.beat("one", List.of(taken.id()))).isEmpty();
        assertThat(queue.takeOver("three", LONG, 10)).hasSize(1);
    }

    @Test
    void nothingIsTakenFromWhoHadTheJobBefore() {
        TakenOrder first = queue.take("one").get(0);
        jobs.begin(first);
        TakenOrder second = queue.takeOver("two", AT_ONCE, 10).get(0);
        jobs.begin(second);

        assertThat(jobs.put(order.job(), result(1, 0, false), "")).isEqualTo(Standing.FENCED);
        assertThat(jobs.begin(first).standing()).isEqualTo(Standing.FENCED);
        assertThat(jobs.put(order.job(), result(2, 0, true), "")).isEqualTo(Standing.OK);
        assertThat(jobs.put(order.job(), result(1, 1, true), "")).isEqualTo(Standing.GONE);
        assertThat(jobs.results("gw").next(10, Duration.ofMillis(1))).hasSize(1);
    }

    @Test
    void whatIsSaidTwiceCountsOnce() {
        jobs.begin(queue.take("one").get(0));
        jobs.put(order.job(), result(1, 0, false), "");

        assertThat(jobs.put(order.job(), result(1, 0, false), "")).isEqualTo(Standing.OK);
        assertThat(jobs.results("gw").next(10, Duration.ofMillis(1))).hasSize(1);
    }

    @Test
    void theSoundArrivesAsItWasAndTheMarkOfTheFirst() {
        byte[] sound = new byte[150_001];
        new Random(7).nextBytes(sound);
        jobs.open(new JobAddress("gw", "acme", "s", "x"), new JobPayload("{\"a\":1}", sound));
        TakenOrder taken = new TakenOrder(
                new WorkOrder(
                        new JobAddress("gw", "acme", "s", "x"), WorkKind.STT, WorkOrder.Lane.LIVE, LONG, order.share()),
                "1-1",
                1);
        BegunJob begun = jobs.begin(taken);
        jobs.put(taken.order().job(), result(1, 0, false), "kokoro");
        jobs.put(taken.order().job(), result(1, 1, false), "piper");
        BegunJob again = jobs.begin(new TakenOrder(taken.order(), "1-1", 2));

        assertThat(begun.payload().detail()).isEqualTo("{\"a\":1}");
        assertThat(begun.payload().sound()).isEqualTo(sound);
        assertThat(again.mark()).isEqualTo("kokoro");
    }

    @Test
    void aWorkerWaitsForAGatewayThatDoesNotReadAndLosesNothing() {
        jobs.begin(queue.take("one").get(0));
        for (int place = 0; place < 4; place++) {
            assertThat(jobs.put(order.job(), result(1, place, false), "")).isEqualTo(Standing.OK);
        }

        assertThat(jobs.put(order.job(), result(1, 4, false), "")).isEqualTo(Standing.FULL);
        ResultCursor cursor = jobs.results("gw");
        assertThat(cursor.next(10, Duration.ofMillis(1)))
                .extracting(JobResult::place)
                .containsExactly(0, 1, 2, 3);
        cursor.trim();
        assertThat(jobs.put(order.job(), result(1, 4, false), "")).isEqualTo(Standing.OK);
        assertThat(cursor.next(10, Duration.ofMillis(1)))
                .extracting(JobResult::place)
                .containsExactly(4);
    }

    @Test
    void aJobThatNobodyWantsIsGone() {
        TakenOrder taken = queue.take("one").get(0);
        jobs.begin(taken);
        assertThat(jobs.attempts(List.of(order.job()))).containsEntry(order.job(), 1);
        jobs.drop(order.job());

        assertThat(jobs.attempts(List.of(order.job()))).isEmpty();
        assertThat(jobs.keep(List.of(order.job()))).isEmpty();
        assertThat(jobs.put(order.job(), result(1, 0, false), "")).isEqualTo(Standing.GONE);
        assertThat(jobs.begin(taken).standing()).isEqualTo(Standing.GONE);
    }

    @Test
    void whatIsGivenBackIsTriedAtOnceAndBuriedInTheEnd() {
        TakenOrder first = queue.take("one").get(0);
        queue.giveBack("one", first);
        TakenOrder second = queue.takeOver("two", LONG, 10).get(0);
        queue.giveBack("two", second);
        TakenOrder third = queue.takeOver("one", LONG, 10).get(0);
        queue.bury(third, "three times");

        assertThat(third.attempt()).isEqualTo(3);
        assertThat(queue.takeOver("one", AT_ONCE, 10)).isEmpty();
        assertThat(queue.load()).isEqualTo(new QueueLoad(0, 0, 0, 0, 2, 1));
    }

    @Test
    void whatIsNoOrderHarmsNobody() {
        TakenOrder first = queue.take("one").get(0);
        queue.done(first);
        redis.ask(client -> client.xadd(
                "voicebox:{work-stt}:orders", XAddParams.xAddParams(), Map.of("form", "1|STT|LIVE|1|1|forged")));
        queue.offer(order);
        assertThat(queue.take("one"))
                .singleElement()
                .satisfies(taken -> assertThat(taken.order()).isEqualTo(order));

        queue.offer(order);
        redis.ask(client -> client.hset("voicebox:{work-stt}:forms", order.job().form(), "99999|forged"));
        assertThat(queue.take("one")).isEmpty();
        assertThat(queue.load().dead()).isEqualTo(1);
        assertThat(queue.load().running()).isEqualTo(1);
    }

    @Test
    void afterTheEndNothingOfAJobIsLeft() {
        TakenOrder taken = queue.take("one").get(0);
        jobs.begin(taken);
        jobs.put(order.job(), result(1, 0, true), "");
        queue.done(taken);
        ResultCursor cursor = jobs.results("gw");
        cursor.next(10, Duration.ofMillis(1));
        cursor.trim();

        Set<String> left = redis.ask(client -> client.keys("*"));
        assertThat(left).noneMatch(key -> key.contains(":job:")).allSatisfy(key -> {
            long entries = redis.ask(client -> "stream".equals(client.type(key)) ? client.xlen(key) : 0L);
            assertThat(entries).as(key).isLessThanOrEqualTo(key.endsWith(":bell") ? 1 : 0);
        });
    }

    @Test
    void workersThatSayNothingAreNone() {
        WorkerCards cards = new WorkerCards(redis, WorkKind.STT);
        cards.sign("one", "{\"a\":1}");
        cards.sign("two", "{\"a\":2}");
        redis.ask(client -> client.zadd("voicebox:{work-stt}:workers", 1, "one"));

        assertThat(cards.cards()).containsExactly("{\"a\":2}");
        cards.sign("two", "{}");
        cards.leave("two");
        assertThat(cards.cards()).isEmpty();
        boolean left = redis.ask(client -> client.exists("voicebox:{work-stt}:cards"));
        assertThat(left).isFalse();
    }

    @Test
    void theBellRingsForWhoLooksLate() {
        String seen = queue.await("", Duration.ofMillis(1));
        assertThat(queue.await(seen, Duration.ofMillis(1))).isEqualTo(seen);
        queue.offer(order);

        assertThat(queue.await(seen, Duration.ofMillis(1))).isNotEqualTo(seen);
    }

    private static void idle(TakenOrder taken, long ms) {
        String owner = redis.ask(
                client -> client.xpending("voicebox:{work-stt}:orders", "stt-workers", new XPendingParams("-", "+", 1))
                        .get(0)
                        .getConsumerName());
        redis.ask(client -> client.xclaimJustId(
                "voicebox:{work-stt}:orders",
                "stt-workers",
                owner,
                0,
                new XClaimParams().idle(ms),
                new StreamEntryID(taken.id())));
    }

    private JobResult result(int attempt, int place, boolean last) {
        return new JobResult(order.job().id(), attempt, place, last, "{}", new byte[] {(byte) place});
    }
}
