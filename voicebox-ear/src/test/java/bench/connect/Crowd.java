package bench.connect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import bench.report.Spread;
import bench.report.Table;

/** Many who knock at fixed moments, however long the others wait: an open load. */
final class Crowd {
    private static final int A_SECOND = 200;
    private static final int AT_ONCE = 128;

    private final int port;
    private final Credentials credentials;
    private final Map<Kind, List<Double>> took = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> wrong = new EnumMap<>(Kind.class);

    Crowd(int port, Credentials credentials) {
        this.port = port;
        this.credentials = credentials;
        for (Kind kind : Kind.values()) {
            took.put(kind, new ArrayList<>());
            wrong.put(kind, new ArrayList<>());
        }
    }

    /** Those kinds in turn, 200 a second. */
    Crowd knock(List<Kind> kinds, double seconds, long seed) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Random random = new Random(seed);
        long begin = System.nanoTime();
        int count = (int) Math.round(seconds * A_SECOND);
        for (int i = 0; i < count; i++) {
            Kind kind = kinds.get(i % kinds.size());
            String credential = credentials.of(kind, random);
            long moment = begin + i * 1_000_000_000L / A_SECOND;
            LockSupport.parkNanos(moment - System.nanoTime());
            threads.execute(() -> one(kind, credential, moment));
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        return this;
    }

    private void one(Kind kind, String credential, long moment) {
        try {
            Knock.Answer answer = Knock.at(port, credential, moment);
            if (answer.status() == kind.status()) {
                note(took.get(kind), answer.ms());
            } else {
                note(wrong.get(kind), "status " + answer.status());
            }
        } catch (IOException e) {
            note(wrong.get(kind), e.toString());
        }
    }

    private static <T> void note(List<T> list, T value) {
        synchronized (list) {
            list.add(value);
        }
    }

    Table table(String title) {
        Table table = new Table(title, "who", "answered rightly", "otherwise", "p50 (ms)", "p99 (ms)", "most (ms)");
        took.forEach((kind, times) -> {
            Spread spread = Spread.of(times);
            List<String> others = wrong.get(kind);
            if (!times.isEmpty() || !others.isEmpty()) {
                table.row(
                        kind.words(),
                        times.size(),
                        others.isEmpty() ? "0" : others.size() + ", such as " + others.get(0),
                        Table.number(spread.median(), 1),
                        Table.number(spread.percentile(0.99), 1),
                        Table.number(spread.max(), 1));
            }
        });
        return table;
    }
}
