package dev.voicebox.limit.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Connections of one subject that are counted already, and may come: about as many as came within the last second. */
final class ConnectionStock {
    /** More than come while Redis is asked for others, also when it takes 150 ms: 400 a second. */
    static final int MOST = 64;
    /** Then others may have it. Short against a lease: whoever gets one has the rest of it to begin. */
    private static final long IDLE = Duration.ofSeconds(10).toNanos();

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Deque<Spare> spares = new ArrayDeque<>();
    private long second;
    private int came;
    private int cameBefore;
    private int asked;

    private record Spare(String id, long since) {}

    /**
     * One comes.
     *
     * @param may whether it may have what is here
     */
    synchronized Optional<String> take(long now, boolean may) {
        roll(now);
        came++;
        return may ? Optional.ofNullable(spares.poll()).map(Spare::id) : Optional.empty();
    }

    /** How many Redis is to be asked for; 0 as long as half of what should be there is there. */
    synchronized int ask(long now) {
        roll(now);
        int target = Math.min(MOST, Math.max(came, cameBefore) - 1);
        int has = spares.size() + asked;
        int missing = 2 * has > target ? 0 : Math.max(0, target - has);
        asked += missing;
        return missing;
    }

    /** What came of {@link #ask}. */
    synchronized void put(int wanted, Collection<String> names, long now) {
        asked -= wanted;
        names.forEach(name -> spares.add(new Spare(name, now)));
    }

    /** Takes out those that nobody needed. */
    synchronized List<String> idle(long now) {
        List<String> idle = new ArrayList<>();
        while (!spares.isEmpty() && now - spares.peek().since() >= IDLE) {
            idle.add(spares.poll().id());
        }
        return idle;
    }

    /** Whether nobody has come lately. */
    synchronized boolean isQuiet(long now) {
        roll(now);
        return spares.isEmpty() && asked == 0 && came == 0 && cameBefore == 0;
    }

    private void roll(long now) {
        long passed = now - second;
        if (passed >= SECOND || passed < 0) {
            cameBefore = passed < 2 * SECOND && passed >= 0 ? came : 0;
            came = 0;
            second = now;
        }
    }
}
