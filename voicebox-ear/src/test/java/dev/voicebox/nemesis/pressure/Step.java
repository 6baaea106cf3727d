package dev.voicebox.nemesis.pressure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import bench.report.Spread;
import bench.report.Table;

/** Calls that came at one rate for a while. */
final class Step {
    private final double perSecond;
    private final long begin;
    private final Duration time;
    private final List<CallEnd> ends = new ArrayList<>();
    private double residentMb;
    private Processors.Shares shares = new Processors.Shares(0, 0, 0);

    Step(double perSecond, long begin, Duration time) {
        this.perSecond = perSecond;
        this.begin = begin;
        this.time = time;
    }

    synchronized void ended(CallEnd end) {
        ends.add(end);
    }

    void resident(double mb) {
        residentMb = mb;
    }

    void processors(Processors.Shares shares) {
        this.shares = shares;
    }

    synchronized List<CallEnd> all() {
        return List.copyOf(ends);
    }

    /** A part of it, by the moments at which calls were due. */
    Part from(Duration from, Duration to) {
        return new Part(from, to);
    }

    Part whole() {
        return new Part(Duration.ZERO, time);
    }

    Part secondHalf() {
        return new Part(time.dividedBy(2), time);
    }

    final class Part {
        private final Duration from;
        private final Duration to;

        private Part(Duration from, Duration to) {
            this.from = from;
            this.to = to;
        }

        /** Calls that had their answer in this time, whenever they came. */
        double perSecond() {
            long done = all().stream()
                    .filter(end -> end.is(CallEnd.Kind.DONE) && holds(end.endNanos()))
                    .count();
            return done / ((to.toNanos() - from.toNanos()) / 1e9);
        }

        /** Of those that were due in this time. */
        Spread ms(CallEnd.Kind kind) {
            return Spread.of(all().stream()
                    .filter(end -> end.is(kind) && holds(end.dueNanos()))
                    .map(CallEnd::ms)
                    .toList());
        }

        /** Where the time of those goes that were answered. */
        void wayOf(Table table) {
            List<CallEnd> done = all().stream()
                    .filter(end -> end.is(CallEnd.Kind.DONE) && holds(end.dueNanos()))
                    .toList();
            List<Object> row = new ArrayList<>();
            row.add(Table.number(Step.this.perSecond, 0));
            row.add(from.toSeconds() + " to " + to.toSeconds());
            List<ToDoubleFunction<CallEnd>> steps = List.of(
                    CallEnd::lateMs, CallEnd::openMs, CallEnd::sessionMs, CallEnd::responseMs, CallEnd::answerMs);
            for (ToDoubleFunction<CallEnd> step : steps) {
                Spread ms = Spread.of(done.stream().map(step::applyAsDouble).toList());
                row.add(Table.number(ms.median(), 1) + " / " + Table.number(ms.percentile(0.99), 0));
            }
            table.row(row.toArray());
        }

        private boolean holds(long nanos) {
            return nanos - begin >= from.toNanos() && nanos - begin < to.toNanos();
        }

        void rowOf(Table table) {
            Spread done = ms(CallEnd.Kind.DONE);
            Spread refused = ms(CallEnd.Kind.REFUSED);
            table.row(
                    Table.number(Step.this.perSecond, 0),
                    from.toSeconds() + " to " + to.toSeconds(),
                    Table.number(perSecond(), 1),
                    done.count(),
                    refused.count(),
                    ms(CallEnd.Kind.WRONG).count(),
                    Table.number(done.median(), 0),
                    Table.number(done.percentile(0.99), 0),
                    Table.number(done.max(), 0),
                    Table.number(refused.median(), 0),
                    Table.number(refused.max(), 0),
                    Table.number(
                            Spread.of(all().stream()
                                            .filter(end -> holds(end.dueNanos()))
                                            .map(CallEnd::lateMs)
                                            .toList())
                                    .percentile(0.99),
                            0),
                    Table.number(100 * shares.server(), 0),
                    Table.number(100 * shares.clients(), 0),
                    Table.number(100 * shares.others(), 0),
                    Table.number(residentMb, 0));
        }
    }

    static Table ways(String title) {
        return new Table(
                title,
                "calls a second",
                "of its time (s)",
                "begun late, p50 / p99 (ms)",
                "to the open socket",
                "to session.created",
                "to response.created",
                "to response.done");
    }

    static Table table(String title) {
        return new Table(
                title,
                "calls a second",
                "of its time (s)",
                "answered a second",
                "of those who came then, answered",
                "refused",
                "wrong",
                "answered after, p50 (ms)",
                "p99",
                "most",
                "refused after, p50 (ms)",
                "most",
                "begun late, p99 (ms)",
                "processors, of the whole step: server (%)",
                "clients",
                "others",
                "server's memory, most (MB)");
    }
}
