package bench.load;

import bench.machine.Cost;
import bench.machine.Doubts;
import bench.report.Spread;
import bench.report.Table;

/** The tables of {@link ProtocolBench}. */
final class ProtocolReport {
    /** A client that sends later than this measures itself. */
    private static final double LATE_MS = 5;

    private final RoundTrips trips = new RoundTrips();
    private final Doubts doubts = new Doubts();
    private final Table costs = new Table(
            "Cost of an event: " + ProtocolBench.TALKERS + " talking sessions and " + ProtocolBench.PROBES + " probes",
            "events/s, both ways",
            "gateway, share of a core",
            "client, share of a core",
            "other processes, share of the machine",
            "CPU of the gateway per event (µs)",
            "frames sent late, p99 (ms)",
            "load average");

    RoundTrips trips() {
        return trips;
    }

    void add(Cost cost, int events, Spread late, int errors, String load) {
        double lateMs = late.percentile(0.99);
        doubts.add(cost);
        doubts.addIf(lateMs > LATE_MS, "the client sent frames late");
        doubts.addIf(errors > 0, errors + " errors of talking sessions");
        costs.row(
                Table.number(events * 1000 / cost.wallMs(), 0),
                percent(cost.gatewayShare()),
                percent(cost.clientShare()),
                percent(cost.othersShare()),
                Table.number(cost.gatewayMs() * 1000 / events, 0),
                Table.number(lateMs, 1),
                load);
    }

    @Override
    public String toString() {
        doubts.addIf(trips.errors() > 0, trips.errors() + " errors of probes");
        Table table = new Table(
                "Round trips of the protocol beside a bare echo, " + ProtocolBench.TALKERS + " talking sessions (ms)",
                "step",
                "n",
                "p50",
                "p50 aimed at",
                "p95",
                "p99",
                "worst",
                "p99, ratio to the echo's (aimed at: 3)",
                "void because");
        for (RoundTrips.Kind kind : RoundTrips.Kind.values()) {
            row(table, kind);
        }
        table.remark(
                ProtocolBench.PROBES + " probes without a microphone go round: echo, session.update, response.create,"
                        + " response.cancel at the first delta, 20 to 60 ms apart, so that all rows see the same load. The echo is"
                        + " a bare @ServerEndpoint on the same server and gets the text of the session.update; session.updated is"
                        + " longer. Last delta: 0 where none came after the cancellation was sent. "
                        + trips.tooLate()
                        + " answers had ended before their cancellation came, and are in the third row only.");
        costs.remark(
                "CPU of the whole gateway process by all events that went in and out, 20 ms of microphone each among"
                        + " them: sound, turns, answers, the echoes, collection of garbage. The client shares the machine's cores.");
        return table.toString() + costs;
    }

    private void row(Table table, RoundTrips.Kind kind) {
        Spread spread = trips.of(kind);
        double echo = trips.of(RoundTrips.Kind.ECHO).percentile(0.99);
        table.row(
                kind.words(),
                spread.count(),
                Table.number(spread.median(), 2),
                Table.number(kind.aim(), 0),
                Table.number(spread.percentile(0.95), 2),
                Table.number(spread.percentile(0.99), 2),
                Table.number(spread.max(), 2),
                Table.number(spread.percentile(0.99) / echo, 2),
                doubts);
    }

    private static String percent(double share) {
        return Table.number(share * 100, 0) + " %";
    }
}
