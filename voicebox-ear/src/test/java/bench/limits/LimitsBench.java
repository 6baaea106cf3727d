package bench.limits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.dev.service.DevServices;
import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.Quota;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.quota.Quotas;
import dev.voicebox.limit.shared.AudioBook;
import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.limit.DailyAudio;
import dev.voicebox.persistence.redis.limit.WindowLevel;
import dev.voicebox.persistence.redis.limit.Windows;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Decisions about requests of a thousand tenants, each at all three levels, beside the script of the two that are asked of
 * Redis by plain EVALSHA: the same Redis, as many connections, in turns.
 */
public final class LimitsBench {
    private static final int TENANTS = 1_000;
    private static final int CONNECTIONS = 50;
    private static final int ROUNDS = 5;
    private static final long TOKENS = 100;
    private static final Quota MUCH = new Quota(1_000_000L, 1_000_000_000L, null, null);
    private static final Quota PLATFORM = new Quota(100_000_000L, 100_000_000_000L, null, null);

    private final List<QuotaSubject> subjects = new ArrayList<>();
    private final List<List<WindowLevel>> levels = new ArrayList<>();
    private final int decisions;

    /** One decision, about the tenant of this number. */
    private interface Decider {
        void decide(int tenant);
    }

    /** Of one connection; closes it. */
    private interface Line extends Decider, AutoCloseable {}

    private LimitsBench(double scale) {
        decisions = Math.max(2_000, (int) (60_000 * scale));
        for (int i = 0; i < TENANTS; i++) {
            subjects.add(QuotaSubject.of(new TenantId("bench-" + i), new ProjectId("main")));
            levels.add(List.of(
                    WindowLevel.of("bench-" + i, null, MUCH.requestsPerMinute(), MUCH.tokensPerMinute()),
                    WindowLevel.of("bench-" + i, "main", MUCH.requestsPerMinute(), MUCH.tokensPerMinute())));
        }
    }

    public static String run(double scale) throws Exception {
        return new LimitsBench(scale).measure();
    }

    private String measure() throws Exception {
        try (DevServices services = DevServices.start(Path.of("target/bench/limits"));
                RedisConnection configured = RedisConnection.to(services.redis().url());
                RedisConnection redis = configured.within(java.time.Duration.ofSeconds(2), CONNECTIONS)) {
            String url = services.redis().url();
            SharedLimits limits = limits(redis);
            Decider ours = tenant -> {
                if (!(limits.take(subjects.get(tenant), TOKENS) instanceof Verdict.Granted)) {
                    throw new IllegalStateException("a decision was refused");
                }
            };
            Progress.tell("limits: warm-up");
            perSecond(ours, decisions);
            perSecond(url, decisions);
            return alone(ours, url) + "\n" + together(ours, url);
        }
    }

    private Table alone(Decider ours, String url) throws Exception {
        Table table = new Table("Limits: a decision, ms, one after the other", "", "p50", "p99", "p99.9");
        try (BareScript bare = new BareScript(url)) {
            for (int round = 1; round <= 2; round++) {
                long[] decision = took(ours, decisions / 3, new Random(round));
                long[] script = took(tenant -> bare.take(levels.get(tenant), TOKENS), decisions / 3, new Random(round));
                if (round == 2) {
                    row(table, "decision", decision);
                    row(table, "EVALSHA", script);
                }
            }
        }
        return table.remark("Aimed at: p99 of a decision at most 5 ms.");
    }

    private Table together(Decider ours, String url) throws Exception {
        Table table = new Table(
                "Limits: decisions per second, " + CONNECTIONS + " connections, pairs of rounds after each other",
                "round",
                "decisions",
                "EVALSHA",
                "ratio",
                "p50 (ms)",
                "p99 (ms)");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Progress.tell("limits: round " + round);
            Pace fast = perSecond(ours, decisions);
            Pace bare = perSecond(url, decisions);
            ratios.add(fast.perSecond() / bare.perSecond());
            table.row(
                    round,
                    Table.number(fast.perSecond(), 0),
                    Table.number(bare.perSecond(), 0),
                    Table.number(fast.perSecond() / bare.perSecond(), 2),
                    millis(fast.nanos(), 0.5),
                    millis(fast.nanos(), 0.99));
        }
        return table.remark(
                "Median of the ratios " + Table.number(Spread.of(ratios).median(), 2)
                        + ", aimed at: at least 0.7. EVALSHA is asked by plain Jedis, one connection a thread, which reads nothing of"
                        + " the answer; clients and Redis share the machine. p50 and p99 of decisions at full load.");
    }

    private record Pace(double perSecond, long[] nanos) {}

    private Pace perSecond(Decider decider, int count) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            lines.add(line(decider, () -> {}));
        }
        return pace(lines, count);
    }

    private Pace perSecond(String url, int count) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            BareScript bare = new BareScript(url);
            lines.add(line(tenant -> bare.take(levels.get(tenant), TOKENS), bare::close));
        }
        return pace(lines, count);
    }

    private Pace pace(List<Line> lines, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(lines.size());
        List<Callable<long[]>> work = new ArrayList<>();
        for (Line line : lines) {
            Random random = new Random(work.size());
            work.add(() -> took(line, count / lines.size(), random));
        }
        long began = System.nanoTime();
        long[] all = {};
        for (Future<long[]> done : threads.invokeAll(work)) {
            long[] some = done.get();
            all = Arrays.copyOf(all, all.length + some.length);
            System.arraycopy(some, 0, all, all.length - some.length, some.length);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        threads.shutdown();
        for (Line line : lines) {
            line.close();
        }
        Arrays.sort(all);
        return new Pace(all.length / seconds, all);
    }

    private static long[] took(Decider decider, int count, Random random) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            int tenant = random.nextInt(TENANTS);
            long began = System.nanoTime();
            decider.decide(tenant);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static Line line(Decider decider, Runnable close) {
        return new Line() {
            @Override
            public void decide(int tenant) {
                decider.decide(tenant);
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    private static SharedLimits limits(RedisConnection redis) {
        QuotaLevels granted = new QuotaLevels(PLATFORM, MUCH, MUCH);
        Quotas quotas = new Quotas(subject -> granted, () -> true, System::nanoTime, Runnable::run);
        AudioBook audio = new AudioBook(new DailyAudio(redis), System::nanoTime);
        return new SharedLimits(quotas, new Windows(redis), new RedisReach(), audio, System::nanoTime);
    }

    private static void row(Table table, String name, long[] nanos) {
        table.row(name, millis(nanos, 0.5), millis(nanos, 0.99), millis(nanos, 0.999));
    }

    private static String millis(long[] sorted, double share) {
        return Table.number(sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6, 2);
    }
}
