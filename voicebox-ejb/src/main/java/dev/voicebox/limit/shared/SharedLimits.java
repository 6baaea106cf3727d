package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.voicebox.event.RateLimit;
import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.quota.Quotas;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.limit.Amount;
import dev.voicebox.persistence.redis.limit.Correction;
import dev.voicebox.persistence.redis.limit.WindowAnswer;
import dev.voicebox.persistence.redis.limit.WindowLevel;
import dev.voicebox.persistence.redis.limit.WindowState;
import dev.voicebox.persistence.redis.limit.Windows;

/**
 * Requests and tokens a minute, of all gateways together: exact for tenants and projects, by blocks for the platform, by shares
 * while Redis does not answer. May wait for Redis, for a few tens of milliseconds.
 */
public final class SharedLimits {
    private static final int MOST = 10_000;

    private final Quotas quotas;
    private final Windows windows;
    private final RedisReach reach;
    private final PlatformBlock platform;
    private final LocalWindows local;
    private final LocalWindows alone;
    private final LocalShares shares;
    private final AudioBook audio;
    private final Map<QuotaSubject, List<RateLimit>> told = new ConcurrentHashMap<>();
    private final Map<Verdict.Reason, AtomicLong> refused = new EnumMap<>(Verdict.Reason.class);

    /** @param nanos of a clock that only goes on */
    public SharedLimits(Quotas quotas, Windows windows, RedisReach reach, AudioBook audio, LongSupplier nanos) {
        for (Verdict.Reason reason : Verdict.Reason.values()) {
            refused.put(reason, new AtomicLong());
        }
        this.quotas = quotas;
        this.windows = windows;
        this.reach = reach;
        this.audio = audio;
        this.platform = new PlatformBlock(windows, reach::gateways, nanos);
        this.local = new LocalWindows(nanos);
        this.alone = new LocalWindows(nanos);
        this.shares = new LocalShares(local, alone, reach::gateways);
    }

    /** One request, and the tokens it is expected to use. */
    public Verdict take(QuotaSubject subject, long tokens) {
        return noted(decide(subject, tokens));
    }

    public boolean isTogether() {
        return reach.isTogether();
    }

    private Verdict decide(QuotaSubject subject, long tokens) {
        LimitLevels levels = new LimitLevels(subject, quotas.levels(subject));
        if (reach.isTogether()) {
            try {
                return together(levels, levels.wanted(tokens));
            } catch (RedisUnavailable away) {
                reach.lost(away);
            }
        }
        return shares.take(levels, tokens);
    }

    /** As {@link #take} where it can be decided without waiting: when this server counts alone. */
    Optional<Verdict> takeAlone(QuotaSubject subject, long tokens) {
        return reach.isTogether()
                ? Optional.empty()
                : Optional.of(noted(shares.take(new LimitLevels(subject, quotas.remembered(subject)), tokens)));
    }

    /** How many requests were refused since the start. */
    public long refusals(Verdict.Reason reason) {
        return refused.get(reason).get();
    }

    private Verdict noted(Verdict verdict) {
        if (verdict instanceof Verdict.Refused no) {
            refused.get(no.reason()).incrementAndGet();
        }
        return verdict;
    }

    /** Why nothing may be heard or spoken now; sound is not limited while Redis does not answer. */
    public Optional<Verdict.Refused> silenced(QuotaSubject subject) {
        if (reach.isTogether()) {
            try {
                Optional<Verdict.Refused> silenced = audio.untilMore(subject, quotas.levels(subject))
                        .map(rest -> new Verdict.Refused(Verdict.Reason.AUDIO, rest));
                silenced.ifPresent(this::noted);
                return silenced;
            } catch (RedisUnavailable away) {
                reach.lost(away);
            }
        }
        return Optional.empty();
    }

    /** @return how things stand after so many tokens were used for it */
    List<RateLimit> settle(QuotaSubject subject, SharedGrant grant, long tokens) {
        Amount used = new Amount(grant.taken().requests(), tokens);
        shares.settle(grant, used);
        if (!grant.isLocal() && reach.isTogether()) {
            try {
                platform.settle(grant.platform(), used);
                return told(new LimitLevels(subject, quotas.levels(subject)), correct(grant, used));
            } catch (RedisUnavailable away) {
                reach.lost(away);
            }
        }
        return known(subject);
    }

    /** How things stand; takes nothing. */
    public List<RateLimit> look(QuotaSubject subject) {
        if (reach.isTogether()) {
            try {
                LimitLevels levels = new LimitLevels(subject, quotas.levels(subject));
                List<WindowLevel> own = levels.own();
                return told(levels, own.isEmpty() ? List.of() : standings(own, windows.look(own)));
            } catch (RedisUnavailable away) {
                reach.lost(away);
            }
        }
        return known(subject);
    }

    /** As it was last seen; what this server knows while it counts alone. Never waits. */
    List<RateLimit> known(QuotaSubject subject) {
        List<RateLimit> last = told.get(subject);
        return last != null && reach.isTogether()
                ? last
                : shares.limits(new LimitLevels(subject, quotas.remembered(subject)));
    }

    /** Once a second, while limits are counted together. */
    public void beat() {
        platform.flush();
        local.sweep();
        alone.sweep();
    }

    /** Redis answers again: it is told what was granted without it in the last minute, before anything else is asked of it. */
    public void rejoin() {
        alone.all().forEach((key, used) -> {
            windows.settle(List.of(new Correction(key, 0, Amount.NOTHING, used)), Duration.ZERO);
            alone.reduce(key, used);
        });
    }

    private Verdict together(LimitLevels levels, Amount wanted) {
        PlatformBlock.Part part = platform.take(wanted, levels.quotas().platform());
        if (part.isRefused()) {
            return refused(List.of(part.refusedBy()));
        }
        List<WindowLevel> own = levels.own();
        List<Long> receipts = List.of();
        if (!own.isEmpty()) {
            WindowAnswer answer = windows.take(own, wanted);
            if (!answer.granted()) {
                platform.putBack(part);
                return refused(answer.levels());
            }
            receipts = answer.levels().stream().map(WindowState::receipt).toList();
        }
        List<WindowLevel> everywhere = levels.everywhere();
        local.note(everywhere, wanted);
        return new Verdict.Granted(new SharedGrant(wanted, own, receipts, part, everywhere));
    }

    private List<Standing> correct(SharedGrant grant, Amount used) {
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < grant.own().size(); i++) {
            corrections.add(
                    Correction.of(grant.own().get(i).key(), grant.receipts().get(i), grant.taken(), used));
        }
        return corrections.isEmpty() ? List.of() : standings(grant.own(), windows.settle(corrections, Duration.ZERO));
    }

    private List<RateLimit> told(LimitLevels levels, List<Standing> own) {
        List<Standing> all = new ArrayList<>(own);
        Optional.ofNullable(platform.look(levels.quotas().platform()))
                .ifPresent(state -> all.add(
                        new Standing(LimitLevels.ofPlatform(levels.quotas().platform()), state)));
        List<RateLimit> limits = Standing.told(all);
        if (told.size() >= MOST) {
            told.clear();
        }
        told.put(levels.subject(), limits);
        return limits;
    }

    private static List<Standing> standings(List<WindowLevel> levels, WindowAnswer answer) {
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            standings.add(new Standing(levels.get(i), answer.levels().get(i)));
        }
        return standings;
    }

    /** A level on which it will never fit still may be changed: a minute is as good as any other time. */
    private static Verdict refused(List<WindowState> levels) {
        Duration wait = levels.stream()
                .map(level -> level.retry().orElse(Windows.WINDOW))
                .max(Duration::compareTo)
                .orElse(Windows.WINDOW);
        return new Verdict.Refused(Verdict.Reason.MINUTE, wait);
    }
}
