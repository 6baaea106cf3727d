package bench.micro;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import bench.report.Table;

/** Runs the JMH benchmarks of this package, each in a JVM of its own. */
public final class Micro {
    private static final int FORKS = 1;
    private static final int MEASURED = 5;
    /** At any scale: the compiler's own work would else count as that of the step. */
    private static final TimeValue WARM_UP = TimeValue.milliseconds(500);

    private Micro() {}

    /** @param scale of the time each iteration takes */
    public static Table run(double scale) throws RunnerException {
        TimeValue second = TimeValue.milliseconds(Math.max(50, Math.round(500 * scale)));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Steps.class.getName())
                        .include(Words.class.getName())
                        .forks(FORKS)
                        .warmupIterations(6)
                        .warmupTime(WARM_UP)
                        .measurementIterations(MEASURED)
                        .measurementTime(second)
                        .addProfiler(CpuPerCall.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Table table = new Table(
                        "Steps of a frame and of an answer, one thread, no server (JMH, µs)",
                        "step",
                        "median",
                        "min to max",
                        "CPU, mean",
                        "iterations")
                .remark(
                        "CPU: of the whole JVM, garbage collection included. Aimed at: 15 µs for the append of 100 ms, which"
                                + " is parsing, base64 and checks of 4,800 bytes in 6,400 characters.");
        results.stream()
                .sorted(Comparator.comparing(result -> result.getParams().getBenchmark()))
                .forEach(result -> row(table, result));
        return table;
    }

    private static void row(Table table, RunResult result) {
        Result<?> primary = result.getPrimaryResult();
        String name = result.getParams().getBenchmark();
        table.row(
                words(name.substring(name.lastIndexOf('.') + 1)),
                Table.number(primary.getStatistics().getPercentile(50), 2),
                Table.number(primary.getStatistics().getMin(), 2) + " to "
                        + Table.number(primary.getStatistics().getMax(), 2),
                Table.number(cpu(result), 2),
                primary.getStatistics().getN());
    }

    private static double cpu(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(CpuPerCall.NAME))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String words(String method) {
        return method.chars()
                .mapToObj(letter -> Character.isUpperCase(letter)
                        ? " " + (char) Character.toLowerCase(letter)
                        : String.valueOf((char) letter))
                .collect(Collectors.joining());
    }
}
