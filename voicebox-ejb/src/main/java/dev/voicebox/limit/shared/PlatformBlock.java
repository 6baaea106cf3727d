package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

import dev.voicebox.limit.quota.Quota;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.limit.Amount;
import dev.voicebox.persistence.redis.limit.Correction;
import dev.voicebox.persistence.redis.limit.WindowAnswer;
import dev.voicebox.persistence.redis.limit.WindowLevel;
import dev.voicebox.persistence.redis.limit.WindowState;
import dev.voicebox.persistence.redis.limit.Windows;

/**
 * What this server has taken of the platform's limits, ahead and for a second, so that not every request of everybody asks for the
 * same key. It counts from the end of that second on, so that all servers together never use more than the limit in a minute; of a
 * full minute at most a second and a block for each server are not used.
 */
final class PlatformBlock {
    static final Duration HOLD = Duration.ofSeconds(1);
    /** So many blocks, of all servers, are a limit. */
    private static final long BLOCKS = 50;
    /** Of those who wait for a block while Redis does not answer, one finds that out for the others. */
    private static final long SILENT = Duration.ofMillis(150).toNanos();

    private final Windows windows;
    private final IntSupplier servers;
    private final LongSupplier nanos;
    /** To be given back, by the receipt it was taken with. */
    private final Map<Long, Amount> back = new HashMap<>();

    private Amount beyond = Amount.NOTHING;
    private Amount left = Amount.NOTHING;
    private long receipt;
    private long until;
    private Quota quota = Quota.NONE;
    private WindowState state;
    private long stateAt;
    private RedisUnavailable away;
    private long awayAt;

    PlatformBlock(Windows windows, IntSupplier servers, LongSupplier nanos) {
        this.windows = windows;
        this.servers = servers;
        this.nanos = nanos;
        this.until = nanos.getAsLong();
    }

    /**
     * What one request takes of it.
     *
     * @param receipt of the block; 0 where the platform has no limit
     * @param refusedBy why it takes nothing, or {@code null}
     */
    record Part(long receipt, Amount amount, WindowState refusedBy) {
        static final Part UNLIMITED = new Part(0, Amount.NOTHING, null);

        boolean isRefused() {
            return refusedBy != null;
        }
    }

    synchronized Part take(Amount wanted, Quota granted) {
        if (!LimitLevels.isLimited(granted)) {
            return Part.UNLIMITED;
        }
        Amount amount = limited(wanted, granted);
        boolean usable = receipt != 0 && nanos.getAsLong() - until < 0 && granted.equals(quota);
        if (!usable || !left.covers(amount)) {
            WindowAnswer answer = lease(amount, granted);
            if (!answer.granted()) {
                return new Part(0, Amount.NOTHING, answer.levels().get(0));
            }
        }
        left = left.minus(amount);
        return new Part(receipt, amount, null);
    }

    /** It was not used after all. */
    synchronized void putBack(Part part) {
        if (part.receipt() == receipt && nanos.getAsLong() - until < 0) {
            left = left.plus(part.amount());
        } else if (part.receipt() != 0) {
            back.merge(part.receipt(), part.amount(), Amount::plus);
        }
    }

    /** So much was used of what was taken. */
    synchronized void settle(Part part, Amount used) {
        if (part.receipt() != 0) {
            Amount less = part.amount().minus(used);
            if (!less.isNothing()) {
                back.merge(part.receipt(), less, Amount::plus);
            }
            beyond = beyond.plus(used.minus(part.amount()));
        }
    }

    /** Tells Redis what is owed to it, and gives up a block whose time is over. */
    synchronized void flush() {
        if (receipt != 0 && nanos.getAsLong() - until >= 0) {
            giveUp();
        }
        if (!back.isEmpty() || !beyond.isNothing()) {
            String key = WindowLevel.ofPlatform(null, null).key();
            List<Correction> corrections = new ArrayList<>();
            back.forEach((taken, amount) -> corrections.add(new Correction(key, taken, amount, Amount.NOTHING)));
            corrections.add(new Correction(key, 0, Amount.NOTHING, beyond));
            back.clear();
            beyond = Amount.NOTHING;
            seen(windows.settle(corrections, HOLD));
        }
    }

    /** How the platform stands, at most a second ago; {@code null} where it has no limit. */
    synchronized WindowState look(Quota granted) {
        if (!LimitLevels.isLimited(granted)) {
            return null;
        }
        if (state == null || nanos.getAsLong() - stateAt > HOLD.toNanos()) {
            seen(windows.look(List.of(LimitLevels.ofPlatform(granted))));
        }
        Amount used = state.used().minus(nanos.getAsLong() - until < 0 ? left : Amount.NOTHING);
        return new WindowState(0, used, state.requestsWhole(), state.tokensWhole(), state.retry());
    }

    /** What has no limit needs no block. */
    private static Amount limited(Amount wanted, Quota granted) {
        return new Amount(
                granted.requestsPerMinute() == null ? 0 : wanted.requests(),
                granted.tokensPerMinute() == null ? 0 : wanted.tokens());
    }

    private WindowAnswer lease(Amount least, Quota granted) {
        if (away != null && nanos.getAsLong() - awayAt < SILENT) {
            throw away;
        }
        giveUp();
        long asked = nanos.getAsLong();
        Amount most = new Amount(
                Math.max(least.requests(), block(granted.requestsPerMinute())),
                Math.max(least.tokens(), block(granted.tokensPerMinute())));
        Windows.Lease wanted = new Windows.Lease(least, most, HOLD);
        WindowAnswer answer = ask(granted, wanted);
        if (!answer.granted() && !back.isEmpty()) {
            flush();
            answer = ask(granted, wanted);
        }
        seen(answer);
        if (answer.granted()) {
            receipt = answer.levels().get(0).receipt();
            left = answer.taken();
            until = asked + HOLD.toNanos();
            quota = granted;
        }
        return answer;
    }

    private WindowAnswer ask(Quota granted, Windows.Lease lease) {
        try {
            WindowAnswer answer = windows.take(List.of(LimitLevels.ofPlatform(granted)), lease);
            away = null;
            return answer;
        } catch (RedisUnavailable silent) {
            away = silent;
            awayAt = nanos.getAsLong();
            throw silent;
        }
    }

    private void giveUp() {
        if (receipt != 0 && !left.isNothing()) {
            back.merge(receipt, left, Amount::plus);
        }
        receipt = 0;
        left = Amount.NOTHING;
    }

    private long block(Long limit) {
        return limit == null ? 0 : limit / (BLOCKS * servers.getAsInt());
    }

    private void seen(WindowAnswer answer) {
        state = answer.levels().get(answer.levels().size() - 1);
        stateAt = nanos.getAsLong();
    }
}
