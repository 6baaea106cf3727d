package dev.voicebox.nemesis.load;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;

/** Clients that create items until they are stopped. */
public final class Load {
    private final LoadPlan plan;
    private final Ledger ledger;
    private final History history;
    private final ExecutorService network = Executors.newFixedThreadPool(2, Load::daemon);
    private final List<Thread> writers;

    private Load(String run, LoadPlan plan, History history) {
        this.plan = plan;
        this.history = history;
        this.ledger = new Ledger(run, history);
        HttpClient client = HttpClient.newBuilder().executor(network).build();
        writers = IntStream.range(0, plan.sessions())
                .mapToObj(number -> daemon(new Writer(number, plan, client, ledger)))
                .toList();
    }

    /** @param run letters and digits that no other load of the same data uses */
    public static Load start(String run, LoadPlan plan, History history) {
        Load load = new Load(run, plan, history);
        load.writers.forEach(Thread::start);
        return load;
    }

    /** Lets every client end what it is at; what has no answer by then is unknown. */
    public void stop() throws InterruptedException {
        ledger.close();
        long end = System.nanoTime() + plan.patience().toNanos() * 3;
        for (Thread writer : writers) {
            writer.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            if (writer.isAlive()) {
                throw new IllegalStateException("A client did not end; its last operation is in no history");
            }
        }
        network.shutdown();
    }

    public List<Operation> operations() {
        return history.operations();
    }

    /** Sessions that were opened. */
    public int sessions() {
        return ledger.sessions();
    }

    /** Why operations were not acknowledged, with how often. */
    public Map<String, Integer> reasons() {
        return ledger.reasons();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "nemesis-client");
        thread.setDaemon(true);
        return thread;
    }
}
