package dev.voicebox.nemesis.caller;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;

/** Clients that come, talk and leave, as many at a time as the plan has callers. */
public final class Churn implements AutoCloseable {
    /** Of so many sessions one is held against the history. */
    private static final int SAMPLE = 50;

    private final ExecutorService network = Executors.newFixedThreadPool(2);
    private final Book book;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean going = true;

    private Churn(CallerPlan plan, History history, Book book) {
        this.book = book;
        HttpClient client = HttpClient.newBuilder().executor(network).build();
        for (int number = 1; number <= plan.callers(); number++) {
            Thread thread = new Thread(
                    new Churner(number, plan, client, history, () -> going, book), "nemesis-churner-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    public static Churn start(CallerPlan plan, History history, Book book) {
        return new Churn(plan, history, book);
    }

    /** What came of all of them. */
    public static final class Book {
        private final History history;
        private final AtomicInteger sessions = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final Map<Leaving, Integer> ways = new TreeMap<>();
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private final List<Operation> operations = new CopyOnWriteArrayList<>();

        public Book(History history) {
            this.history = history;
        }

        synchronized void left(Leaving way, Story story) {
            ways.merge(way, 1, Integer::sum);
            story.complaints().forEach(failures::add);
            if (sessions.getAndIncrement() % SAMPLE == 0) {
                operations.addAll(story.operations(history));
            }
        }

        void failed(String how) {
            failures.add(how);
        }

        void refused() {
            refused.incrementAndGet();
        }

        /** Calls that there was no time for at that moment, and no session. */
        public int refusals() {
            return refused.get();
        }

        public int sessions() {
            return sessions.get();
        }

        public synchronized Map<Leaving, Integer> ways() {
            return new TreeMap<>(ways);
        }

        /** Calls that did not go as they should, and what was wrong with what was heard. */
        public List<String> failures() {
            return List.copyOf(failures);
        }

        /** Of one session in {@value #SAMPLE}. */
        public List<Operation> operations() {
            return List.copyOf(operations);
        }
    }

    /** Lets each end its call. */
    @Override
    public void close() throws InterruptedException {
        going = false;
        for (Thread thread : threads) {
            thread.join();
        }
        network.shutdown();
    }
}
