package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.persistence.redis.limit.DailyAudio;

/**
 * Sound of today, heard and spoken, of all gateways. What is used is told once a second, so that a limit may be passed by what
 * plays in that second, and by answers that had begun.
 */
public final class AudioBook {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final DailyAudio today;
    private final LongSupplier nanos;
    private final Map<QuotaSubject, Long> untold = new ConcurrentHashMap<>();
    private final Map<QuotaSubject, Known> known = new ConcurrentHashMap<>();

    /** @param used by platform, tenant and project, in ms */
    private record Known(long platform, long tenant, long project, Duration left, long at) {}

    public AudioBook(DailyAudio today, LongSupplier nanos) {
        this.today = today;
        this.nanos = nanos;
    }

    /** Never waits. */
    public void used(QuotaSubject subject, long ms) {
        if (ms > 0) {
            untold.merge(subject, ms, Long::sum);
        }
    }

    /** How long until there is more, when all of today's is used; asks Redis where a limit is set. */
    Optional<Duration> untilMore(QuotaSubject subject, QuotaLevels levels) {
        if (levels.together().audioMinutesPerDay() == null) {
            return Optional.empty();
        }
        Known now = known.get(subject);
        if (now == null || nanos.getAsLong() - now.at > FRESH) {
            now = tell(subject);
        }
        boolean over = isOver(now.platform, levels.platform().audioMinutesPerDay())
                || isOver(now.tenant, levels.tenant().audioMinutesPerDay())
                || isOver(now.project, levels.project().audioMinutesPerDay());
        return over ? Optional.of(now.left) : Optional.empty();
    }

    /** Once a second. */
    public void beat() {
        untold.keySet().forEach(this::tell);
        known.values().removeIf(one -> nanos.getAsLong() - one.at > 60 * FRESH);
    }

    private static boolean isOver(long ms, Long minutes) {
        return minutes != null && ms >= Duration.ofMinutes(minutes).toMillis();
    }

    /** What could not be told stays to be told. */
    private Known tell(QuotaSubject subject) {
        Long more = untold.remove(subject);
        Duration amount = Duration.ofMillis(more == null ? 0 : more);
        DailyAudio.Today all;
        DailyAudio.Today own;
        try {
            own = today.add(keys(subject), amount);
        } catch (RuntimeException away) {
            used(subject, amount.toMillis());
            throw away;
        }
        all = today.add(List.of(DailyAudio.key(null, null)), amount);
        Known told = new Known(
                all.used().get(0).toMillis(),
                own.used().get(0).toMillis(),
                own.used().get(own.used().size() - 1).toMillis(),
                own.left(),
                nanos.getAsLong());
        known.put(subject, told);
        return told;
    }

    private static List<String> keys(QuotaSubject subject) {
        List<String> keys = new ArrayList<>();
        keys.add(DailyAudio.key(subject.tenant().value(), null));
        subject.project()
                .ifPresent(project -> keys.add(DailyAudio.key(subject.tenant().value(), project.value())));
        return keys;
    }
}
