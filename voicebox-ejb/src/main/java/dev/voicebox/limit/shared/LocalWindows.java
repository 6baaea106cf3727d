package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.voicebox.persistence.redis.limit.Amount;
import dev.voicebox.persistence.redis.limit.WindowLevel;

/**
 * What this server alone has granted in the last minute. It is counted all the time, so that a server that loses Redis knows how much
 * of its share it has had. Of the limit it has a share: at least one, and never more than the limit.
 */
final class LocalWindows {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long WINDOW_SECONDS = 60;

    private final LongSupplier nanos;
    private final Map<String, Deque<Portion>> windows = new HashMap<>();

    /** Of one second. */
    private record Portion(long second, Amount amount) {}

    LocalWindows(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Granted elsewhere. */
    synchronized void note(List<WindowLevel> levels, Amount amount) {
        levels.forEach(level -> add(level.key(), amount));
    }

    /** Less was used than was taken: it is given back of what leaves the window first, so that nothing counts too short. */
    synchronized void back(List<WindowLevel> levels, Amount amount) {
        if (!amount.isNothing()) {
            levels.forEach(level -> reduce(level.key(), amount));
        }
    }

    synchronized void reduce(String key, Amount amount) {
        Deque<Portion> rest = new ArrayDeque<>();
        Amount back = amount;
        for (Portion portion : window(key)) {
            Amount less = portion.amount().least(back);
            back = back.minus(less);
            rest.addLast(new Portion(portion.second(), portion.amount().minus(less)));
        }
        windows.replace(key, rest);
    }

    /**
     * All levels or none.
     *
     * @return empty when it is granted, else how long to wait
     */
    synchronized Optional<Duration> take(List<WindowLevel> levels, Amount amount, int servers) {
        for (WindowLevel level : levels) {
            Amount after = used(level.key()).plus(amount);
            if (isBeyond(after.requests(), level.requests(), servers)
                    || isBeyond(after.tokens(), level.tokens(), servers)) {
                return Optional.of(untilFree(level.key()));
            }
        }
        note(levels, amount);
        return Optional.empty();
    }

    synchronized Amount used(String key) {
        return window(key).stream().map(Portion::amount).reduce(Amount.NOTHING, Amount::plus);
    }

    /** What there is, for each key. */
    synchronized Map<String, Amount> all() {
        Map<String, Amount> all = new HashMap<>();
        windows.keySet().forEach(key -> all.put(key, used(key)));
        return all;
    }

    /** Lets go of what nobody has used for a minute. */
    synchronized void sweep() {
        windows.values().removeIf(window -> {
            forget(window);
            return window.isEmpty();
        });
    }

    static long share(long limit, int servers) {
        return limit == 0 ? 0 : Math.max(1, limit / servers);
    }

    private static boolean isBeyond(long used, Long limit, int servers) {
        return limit != null && used > share(limit, servers);
    }

    private Duration untilFree(String key) {
        Portion oldest = window(key).peekFirst();
        long seconds = oldest == null ? WINDOW_SECONDS : oldest.second() + WINDOW_SECONDS + 1 - second();
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    private void add(String key, Amount amount) {
        Deque<Portion> window = windows.computeIfAbsent(key, unused -> new ArrayDeque<>());
        Portion last = window.peekLast();
        if (last != null && last.second() == second()) {
            window.removeLast();
            window.addLast(new Portion(second(), last.amount().plus(amount)));
        } else {
            window.addLast(new Portion(second(), amount));
        }
    }

    private Deque<Portion> window(String key) {
        Deque<Portion> window = windows.getOrDefault(key, new ArrayDeque<>());
        forget(window);
        return window;
    }

    private void forget(Deque<Portion> window) {
        while (!window.isEmpty() && window.peekFirst().second() + WINDOW_SECONDS < second()) {
            window.removeFirst();
        }
    }

    private long second() {
        return Math.floorDiv(nanos.getAsLong(), SECOND);
    }
}
