package dev.voicebox.job.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import redis.clients.jedis.UnifiedJedis;

import dev.voicebox.job.Asker;
import dev.voicebox.job.NearEar;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.local.StubSpeech;
import dev.voicebox.job.stream.worker.Craft;
import dev.voicebox.job.stream.worker.Desk;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.job.stream.worker.SpeechCraft;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.job.stream.worker.Worker;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.QueueLoad;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkQueue;
import dev.voicebox.persistence.redis.work.WorkerCards;
import dev.voicebox.tenant.TenantId;

/** A gateway and workers over a Redis server of their own, all in this process. */
public final class StreamFleet implements AutoCloseable {
    /** Engines and a language model are here. */
    public static final String CARD =
            "{\"ears\":[{}],\"voices\":[],\"models\":[{\"provider\":\"hand\",\"model\":\"hand-1\",\"context\":9000}]}";

    public static final Asker ASKER = new Asker(new TenantId("acme"), "sess_1", true);

    private final EmbeddedRedis server = EmbeddedRedis.start();
    private final RedisConnection redis = RedisConnection.to(server.url());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
    private final JobStore store = new JobStore(redis);
    private final Map<WorkKind, WorkQueue> queues = new EnumMap<>(WorkKind.class);
    private final Map<WorkKind, WorkerCards> boards = new EnumMap<>(WorkKind.class);
    private final List<WorkerHandle> workers = new ArrayList<>();
    private final KnownWorkers known;

    /** A worker that can die: what it says after that reaches nobody, and it gives no sign. */
    public record WorkerHandle(Worker worker, Desk desk, Runnable die) {}

    public StreamFleet() {
        Stream.of(WorkKind.values()).forEach(kind -> {
            queues.put(kind, new WorkQueue(redis, kind));
            boards.put(kind, new WorkerCards(redis, kind));
            boards.get(kind).sign("any", CARD);
        });
        known = new KnownWorkers(boards);
        known.look();
    }

    public SpeechWork engines() {
        return StubSpeech.on(threads);
    }

    /** A new gateway. */
    public StreamSpeechWork gateway() {
        return new StreamSpeechWork(orders(), (NearEar) engines(), known, ASKER);
    }

    /** Of a new gateway. */
    public Orders orders() {
        String name = "gw-" + UUID.randomUUID();
        OpenJobs jobs = new OpenJobs(store, queues, threads, System::nanoTime);
        ResultReader reader = new ResultReader(store.results(name), jobs, System::nanoTime);
        threads.execute(reader);
        timers.scheduleWithFixedDelay(quietly(jobs::look), 200, 200, TimeUnit.MILLISECONDS);
        return new Orders(jobs, name, new WorkWeights(Map.of(), List.of()));
    }

    /** As the reader of results does, for tests of other packages. */
    public static void tell(OpenJobs jobs, List<JobResult> results) {
        jobs.on(results);
    }

    public KnownWorkers known() {
        return known;
    }

    public ExecutorService threads() {
        return threads;
    }

    public WorkerHandle worker(WorkKind kind, SpeechWork engines, WorkRules rules) {
        return worker(kind, new SpeechCraft(engines), rules);
    }

    public WorkerHandle worker(WorkKind kind, Craft craft, WorkRules rules) {
        WorkerHandle handle = frozenWorker(kind, craft, rules);
        timers.scheduleWithFixedDelay(quietly(handle.worker()::look), 50, 50, TimeUnit.MILLISECONDS);
        return handle;
    }

    /** One that gives no signs. */
    public WorkerHandle frozenWorker(WorkKind kind, SpeechWork engines, WorkRules rules) {
        return frozenWorker(kind, new SpeechCraft(engines), rules);
    }

    /** As the other. */
    public WorkerHandle frozenWorker(WorkKind kind, Craft craft, WorkRules rules) {
        // A connection of its own: one that dies takes it away.
        RedisConnection own = RedisConnection.to(server.url());
        Desk desk = new Desk("worker-" + UUID.randomUUID(), new WorkQueue(own, kind), new JobStore(own), rules);
        Worker worker = new Worker(desk, new Places(2), craft);
        threads.execute(worker);
        WorkerHandle handle = new WorkerHandle(worker, desk, own::close);
        workers.add(handle);
        return handle;
    }

    /** How the queue stands when nothing of it waits or runs any more. */
    public QueueLoad settled(WorkKind kind) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        QueueLoad load = queue(kind).load();
        while (load.live() + load.batch() + load.running() > 0 && System.nanoTime() < end) {
            // Waits for a bell that may not ring.
            queue(kind).await(queue(kind).await("", Duration.ofMillis(1)), Duration.ofMillis(20));
            load = queue(kind).load();
        }
        return load;
    }

    public JobStore store() {
        return store;
    }

    public WorkQueue queue(WorkKind kind) {
        return queues.get(kind);
    }

    public RedisConnection redis() {
        return redis;
    }

    public EmbeddedRedis server() {
        return server;
    }

    /** Without anything of the test before. */
    public void forget() {
        redis.ask(UnifiedJedis::flushAll);
    }

    private static Runnable quietly(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RedisUnavailable away) {
                // the next time
            }
        };
    }

    @Override
    public void close() throws InterruptedException {
        timers.shutdownNow();
        workers.forEach(handle -> handle.die().run());
        threads.shutdownNow();
        threads.awaitTermination(5, TimeUnit.SECONDS);
        redis.close();
        server.close();
    }
}
