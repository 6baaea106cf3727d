package bench.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import bench.report.Spread;

/** What the probes measured. Safe for use by many threads. */
final class RoundTrips {
    /** What is measured, and the p50 that is aimed at in ms: of ISSUE 3, section Speed; NaN where there is none. */
    enum Kind {
        ECHO("bare echo of the same text", Double.NaN),
        UPDATE("session.update to session.updated", 2),
        CREATE("response.create to response.created", 3),
        LAST_DELTA("response.cancel to last delta", 5),
        DONE("response.cancel to response.done", Double.NaN);

        private final String words;
        private final double aim;

        Kind(String words, double aim) {
            this.words = words;
            this.aim = aim;
        }

        String words() {
            return words;
        }

        double aim() {
            return aim;
        }
    }

    private final Map<Kind, List<Double>> ms = new EnumMap<>(Kind.class);
    private int tooLate;
    private int errors;

    synchronized void add(Kind kind, long sent, long came) {
        ms.computeIfAbsent(kind, unused -> new ArrayList<>()).add((came - sent) / 1e6);
    }

    /** The answer had ended before its cancellation came. */
    synchronized void addTooLate() {
        tooLate++;
    }

    synchronized void addErrors(int more) {
        errors += more;
    }

    synchronized Spread of(Kind kind) {
        return Spread.of(ms.getOrDefault(kind, List.of()));
    }

    synchronized int tooLate() {
        return tooLate;
    }

    synchronized int errors() {
        return errors;
    }
}
