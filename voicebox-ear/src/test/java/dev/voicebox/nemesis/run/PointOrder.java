package dev.voicebox.nemesis.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.voicebox.journal.CrashPoints;

/**
 * Which crash points a run takes, one after the other. A life that ends in an outage leaves a log, which the next one drains
 * as it recovers: if that were to end at a point of the drain, it would do so before it has answered. So those of the outage
 * come between the others.
 *
 * @param leftOut points of the outbox, without a broker
 */
record PointOrder(List<String> points, List<String> leftOut) {
    /** Of a point that every item passes, the time that ends the process is drawn up to this. */
    private static final int LATEST = 20;

    /** Batches of events that a recovery and the opening of the sessions have to tell are fewer. */
    private static final int RECOVERED = 30;

    /** @param named with commas between them; blank for all */
    static PointOrder of(String named, boolean kafka) {
        List<String> wanted =
                named.isBlank() ? CrashPoints.NAMES : List.of(named.strip().split("\\s*,\\s*"));
        List<String> leftOut =
                wanted.stream().filter(point -> !kafka && isOfOutbox(point)).toList();
        List<String> outage = wanted.stream().filter(PointOrder::needsOutage).toList();
        List<String> fair = wanted.stream()
                .filter(point -> !needsOutage(point) && !leftOut.contains(point))
                .toList();
        List<String> points = new ArrayList<>();
        for (int n = 0; n < Math.max(outage.size(), fair.size()); n++) {
            points.addAll(fair.subList(Math.min(n, fair.size()), Math.min(n + 1, fair.size())));
            points.addAll(outage.subList(Math.min(n, outage.size()), Math.min(n + 1, outage.size())));
        }
        return new PointOrder(List.copyOf(points), leftOut);
    }

    /** Passed only while PostgreSQL does not answer, or when it answers again. */
    static boolean needsOutage(String point) {
        return point.contains("drain") || point.contains("log");
    }

    /** What the JVM is told; what an outage passes once, perhaps, ends the process at the first time. */
    static String setting(String point, Random random) {
        boolean rare = point.contains("drain") || point.contains("log-delete");
        int time = rare ? 1 : 1 + random.nextInt(LATEST) + (isOfOutbox(point) ? RECOVERED : 0);
        return "-D" + CrashPoints.SETTING + "=" + point + ":" + time;
    }

    private static boolean isOfOutbox(String point) {
        return point.contains("publish");
    }
}
