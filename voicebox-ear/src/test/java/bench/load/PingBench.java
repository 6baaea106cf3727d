package bench.load;

import java.util.ArrayList;
import java.util.List;

import bench.call.Caller;
import bench.call.Line;
import bench.machine.Cost;
import bench.machine.Doubts;
import bench.machine.Meter;
import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

/** The shortest way through the server and back: {@code session.update} to {@code session.updated}, one at a time. */
final class PingBench {
    private PingBench() {}

    static Table run(Line line, Pace pace, Meter meter) throws InterruptedException {
        Progress.tell("session.update, one at a time, for " + pace.ping() / 1000 + " s");
        List<Caller> one = line.openForTurns(1);
        measure(one.get(0), pace.ping());
        meter.start();
        List<Double> micros = measure(one.get(0), pace.ping());
        Cost cost = meter.stop();
        Line.close(one);
        Spread spread = Spread.of(micros);
        return new Table(
                        "session.update to session.updated, 1 session, closed loop (µs)",
                        "n",
                        "p50",
                        "p95",
                        "p99",
                        "CPU of the gateway each",
                        "void because")
                .row(
                        spread.count(),
                        Table.number(spread.median(), 0),
                        Table.number(spread.percentile(0.95), 0),
                        Table.number(spread.percentile(0.99), 0),
                        Table.number(cost.gatewayMs() * 1000 / spread.count(), 0),
                        // In a closed loop the client is busy whenever the server is not.
                        new Doubts().addOthers(cost));
    }

    private static List<Double> measure(Caller caller, long ms) throws InterruptedException {
        List<Double> micros = new ArrayList<>();
        long end = System.nanoTime() + ms * 1_000_000;
        while (System.nanoTime() < end) {
            long sent = System.nanoTime();
            micros.add((caller.update() - sent) / 1e3);
        }
        return micros;
    }
}
