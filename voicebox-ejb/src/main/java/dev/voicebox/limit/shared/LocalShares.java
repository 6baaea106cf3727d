package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import dev.voicebox.event.RateLimit;
import dev.voicebox.limit.Verdict;
import dev.voicebox.persistence.redis.limit.Amount;
import dev.voicebox.persistence.redis.limit.WindowLevel;
import dev.voicebox.persistence.redis.limit.WindowState;
import dev.voicebox.persistence.redis.limit.Windows;

/**
 * What this server decides by itself, within its share of each limit. Never waits.
 *
 * @param windows all that it has granted
 * @param alone what it has granted by itself, of which Redis knows nothing yet
 */
record LocalShares(LocalWindows windows, LocalWindows alone, IntSupplier servers) {

    Verdict take(LimitLevels levels, long tokens) {
        List<WindowLevel> everywhere = levels.everywhere();
        Amount wanted = withinShares(levels.wanted(tokens), everywhere);
        Optional<Duration> wait = windows.take(everywhere, wanted, servers.getAsInt());
        if (wait.isPresent()) {
            return new Verdict.Refused(Verdict.Reason.MINUTE, wait.get());
        }
        alone.note(everywhere, wanted);
        return new Verdict.Granted(new SharedGrant(wanted, List.of(), List.of(), null, everywhere));
    }

    /** @param used in all */
    void settle(SharedGrant grant, Amount used) {
        correct(windows, grant, used);
        if (grant.isLocal()) {
            correct(alone, grant, used);
        }
    }

    private static void correct(LocalWindows windows, SharedGrant grant, Amount used) {
        windows.note(grant.everywhere(), used.minus(grant.taken()));
        windows.back(grant.everywhere(), grant.taken().minus(used));
    }

    List<RateLimit> limits(LimitLevels levels) {
        return Standing.told(levels.everywhere().stream()
                .map(level -> new Standing(share(level), state(level)))
                .toList());
    }

    /** Of a share that is smaller than what is expected, all. */
    private Amount withinShares(Amount wanted, List<WindowLevel> levels) {
        long tokens = wanted.tokens();
        for (WindowLevel level : levels) {
            if (level.tokens() != null) {
                tokens = Math.min(tokens, Math.max(1, share(level.tokens())));
            }
        }
        return new Amount(wanted.requests(), tokens);
    }

    private WindowLevel share(WindowLevel level) {
        return new WindowLevel(level.key(), share(level.requests()), share(level.tokens()));
    }

    private Long share(Long limit) {
        return limit == null ? null : Long.valueOf(LocalWindows.share(limit, servers.getAsInt()));
    }

    private WindowState state(WindowLevel level) {
        Amount used = windows.used(level.key());
        Duration whole = used.isNothing() ? Duration.ZERO : Windows.WINDOW;
        return new WindowState(0, used, whole, whole, Optional.of(Duration.ZERO));
    }
}
