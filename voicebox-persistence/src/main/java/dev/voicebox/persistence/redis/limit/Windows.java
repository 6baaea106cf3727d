package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.voicebox.persistence.redis.RedisConnection;

/**
 * Requests and tokens of the last minute, whichever server took them. What is taken between any moment and a minute later never
 * exceeds a limit. Levels of one call are in one slot of a cluster: those of a tenant and its projects, or the platform alone.
 * Throws {@link dev.voicebox.persistence.redis.RedisUnavailable}: then it may have been taken or not.
 */
public final class Windows {
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final RedisConnection redis;
    private final Duration window;
    private final LimitScript take;
    private final LimitScript settle;

    public Windows(RedisConnection redis) {
        this(redis, WINDOW, LimitScript.SERVER_CLOCK);
    }

    Windows(RedisConnection redis, Duration window, String clock) {
        this(redis, window, LimitScript.of(clock, "window", "take"), LimitScript.of(clock, "window", "settle"));
    }

    Windows(RedisConnection redis, Duration window, LimitScript take, LimitScript settle) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.window = window;
        this.take = take;
        this.settle = settle;
    }

    /** All of it at all levels, or nothing. */
    public WindowAnswer take(List<WindowLevel> levels, Amount amount) {
        return take(levels, new Lease(amount, amount, Duration.ZERO));
    }

    /** How things stand; takes nothing. */
    public WindowAnswer look(List<WindowLevel> levels) {
        return take(levels, Amount.NOTHING);
    }

    /**
     * Something to be used within a time, in portions.
     *
     * @param least without which it is of no use
     * @param most is taken if there is as much
     * @param hold in which it is used; it counts for a window from the end of that
     */
    public record Lease(Amount least, Amount most, Duration hold) {}

    public WindowAnswer take(List<WindowLevel> levels, Lease lease) {
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(
                micros(window),
                micros(lease.hold()),
                Long.toString(lease.least().requests()),
                Long.toString(lease.least().tokens()),
                Long.toString(lease.most().requests()),
                Long.toString(lease.most().tokens())));
        for (WindowLevel level : levels) {
            keys.add(level.key());
            arguments.add(WindowLevel.word(level.requests()));
            arguments.add(WindowLevel.word(level.tokens()));
        }
        return WindowAnswer.of(take.run(redis, keys, arguments));
    }

    /** @param hold as it was taken with */
    public WindowAnswer settle(List<Correction> corrections, Duration hold) {
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(micros(window), micros(hold)));
        for (Correction correction : corrections) {
            keys.add(correction.key());
            arguments.add(Long.toString(correction.receipt()));
            arguments.add(Long.toString(correction.back().requests()));
            arguments.add(Long.toString(correction.back().tokens()));
            arguments.add(Long.toString(correction.beyond().requests()));
            arguments.add(Long.toString(correction.beyond().tokens()));
        }
        return WindowAnswer.of(settle.run(redis, keys, arguments));
    }

    private static String micros(Duration time) {
        return Long.toString(time.toNanos() / 1_000);
    }
}
