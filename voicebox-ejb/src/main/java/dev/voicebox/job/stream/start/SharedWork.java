package dev.voicebox.job.stream.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.voicebox.job.Asker;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.stream.KnownWorkers;
import dev.voicebox.job.stream.OpenJobs;
import dev.voicebox.job.stream.Orders;
import dev.voicebox.job.stream.ResultReader;
import dev.voicebox.job.stream.StreamSpeechWork;
import dev.voicebox.job.stream.WorkerCard;
import dev.voicebox.job.stream.divided.DividedModels;
import dev.voicebox.job.stream.divided.DividedSpeech;
import dev.voicebox.job.stream.worker.Desk;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.job.stream.worker.Worker;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.QueueLoad;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkQueue;
import dev.voicebox.persistence.redis.work.WorkerCards;
import dev.voicebox.tenant.TenantId;

/** This server among others that share work: what it asks of them, and what it does for them. */
final class SharedWork {
    private static final Logger LOG = System.getLogger(SharedWork.class.getName());
    private static final Asker NOBODY = new Asker(new TenantId("voicebox"), "server", false);
    private static final int PATIENCE_S = 3;

    /** For answers that nobody else could go on with. A server that is told to stop is given longer by who told it. */
    private static final long LAST_WORDS_NS = TimeUnit.SECONDS.toNanos(20);

    private static final long GLANCE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Map<WorkKind, Trade> trades;
    private final JobStore store;
    private final KnownWorkers known;
    private final OpenJobs jobs;
    private final DividedSpeech work;
    private final DividedModels models;
    private final ResultReader reader;
    private final ExecutorService threads;
    private final Rounds watch;
    private final Rounds care;
    private final String name = UUID.randomUUID().toString();
    private final Map<WorkKind, WorkQueue> queues;
    private final Map<WorkKind, WorkerCards> boards;
    private final Map<WorkKind, Places> places = new EnumMap<>(WorkKind.class);
    private final Map<WorkKind, Desk> desks = new ConcurrentHashMap<>();
    private final List<Worker> workers = new ArrayList<>();
    private volatile Map<WorkKind, QueueLoad> loads = Map.of();
    private volatile boolean leaving;

    SharedWork(RedisConnection redis, Near near, WorkPlan plan, ThreadFactory factory) {
        store = new JobStore(redis);
        queues = of(kind -> new WorkQueue(redis, kind));
        boards = of(kind -> new WorkerCards(redis, kind));
        plan.places().forEach((kind, count) -> places.put(kind, new Places(count)));
        threads = Executors.newCachedThreadPool(factory);
        trades = near.trades(threads);
        watch = new Rounds(factory);
        care = new Rounds(factory);
        known = new KnownWorkers(boards);
        jobs = new OpenJobs(store, queues, threads, System::nanoTime);
        reader = new ResultReader(store.results(name), jobs, System::nanoTime);
        Orders orders = new Orders(jobs, name, plan.weights());
        work = new DividedSpeech(near.speech(), new StreamSpeechWork(orders, near.speech(), known, NOBODY), places);
        models = new DividedModels(near.models(), orders, known, Optional.ofNullable(places.get(WorkKind.LLM)));
    }

    private static <T> Map<WorkKind, T> of(Function<WorkKind, T> maker) {
        Map<WorkKind, T> all = new EnumMap<>(WorkKind.class);
        Stream.of(WorkKind.values()).forEach(kind -> all.put(kind, maker.apply(kind)));
        return all;
    }

    SpeechWork work() {
        return work;
    }

    ModelWork models() {
        return models;
    }

    DividedSpeech divided() {
        return work;
    }

    boolean works(String kind) {
        return places.keySet().stream().anyMatch(own -> own.word().equals(kind));
    }

    KnownWorkers known() {
        return known;
    }

    /** As of a few seconds ago; empty before the first time that Redis answered. */
    Map<WorkKind, QueueLoad> loads() {
        return loads;
    }

    /** How often this server was told that another has its job. */
    long fenced() {
        return desks.values().stream().mapToLong(desk -> desk.fenced().get()).sum();
    }

    void start() {
        threads.execute(reader);
        care.every(1_000, jobs::look);
        // One that comes back could go on with it; a conversation does not wait for the rest of a sentence so long.
        care.every(1_000, () -> queues.keySet().forEach(kind -> jobs.endUnserved(kind, known.isServed(kind))));
        care.every(10_000, jobs::keep);
        care.every(3_000, this::sign);
        watch.every(50, () -> workers().forEach(Worker::look));
    }

    private void sign() {
        places.keySet().stream()
                .filter(kind -> trades.get(kind).isReady().getAsBoolean())
                .forEach(this::sign);
        known.look();
        Map<WorkKind, QueueLoad> seen = new EnumMap<>(WorkKind.class);
        queues.forEach((kind, queue) -> seen.put(kind, queue.load()));
        loads = Map.copyOf(seen);
    }

    private void sign(WorkKind kind) {
        WorkerCard card = trades.get(kind).card().get();
        if (leaving) {
            boards.get(kind).sign(name, card.onLeaving().form());
            return;
        }
        if (!desks.containsKey(kind)) {
            begin(kind);
        }
        boards.get(kind).sign(name, card.form());
    }

    private void begin(WorkKind kind) {
        Desk desk = new Desk(name, queues.get(kind), store, WorkRules.STANDARD);
        Worker worker = new Worker(desk, places.get(kind), trades.get(kind).craft());
        synchronized (workers) {
            desks.put(kind, desk);
            workers.add(worker);
        }
        threads.execute(worker);
        LOG.log(Level.INFO, "This server does {0} work of all servers.", kind.word());
    }

    private List<Worker> workers() {
        synchronized (workers) {
            return List.copyOf(workers);
        }
    }

    /** What it had is done by others; what they cannot go on with is done to its end first. */
    void stop() {
        leaving = true;
        workers().forEach(Worker::close);
        tell(desks::containsKey, this::sign);
        long end = System.nanoTime() + LAST_WORDS_NS;
        while (workers().stream().anyMatch(worker -> worker.running() > 0)
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(GLANCE_NS);
        }
        care.close();
        tell(kind -> true, kind -> boards.get(kind).leave(name));
        watch.close();
        reader.stop();
        workers().forEach(Worker::stop);
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Predicate<WorkKind> which, Consumer<WorkKind> say) {
        try {
            places.keySet().stream().filter(which).forEach(say);
        } catch (RedisUnavailable e) {
            LOG.log(Level.DEBUG, "Others find out by themselves that this server is gone: {0}", e.getMessage());
        }
    }
}
