package dev.voicebox.limit.quota;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.tenant.AskedOnce;

/**
 * The limits that count, level by level. Remembered for half a minute, or until a notice says that they have changed; for a second
 * while no notice can come. When they cannot be found out, those that were last known count, and else
 * {@link QuotaLevels#BOOTSTRAP}.
 */
public final class Quotas {
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long UNHEARD_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 10_000;

    private final QuotaSource source;
    private final BooleanSupplier heard;
    private final LongSupplier nanos;
    private final Executor lookups;
    private final Map<QuotaSubject, Known> known = new ConcurrentHashMap<>();
    private final Set<QuotaSubject> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private final AskedOnce<Asked, Optional<QuotaLevels>> asked = new AskedOnce<>();

    /** @param changes how many there had been when it was asked for */
    private record Known(QuotaLevels quota, long at, long changes) {}

    private record Asked(QuotaSubject subject, long changes) {}

    /** @param lookups where the database may be waited for */
    public Quotas(QuotaSource source, BooleanSupplier heard, LongSupplier nanos, Executor lookups) {
        this.source = Objects.requireNonNull(source, "source");
        this.heard = Objects.requireNonNull(heard, "heard");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
        this.lookups = Objects.requireNonNull(lookups, "lookups");
    }

    /**
     * Those that count now; may wait for the database when they are not known or have changed. What is merely old is used once
     * more, and looked up beside: an answer does not wait for a database that is slow.
     */
    public QuotaLevels levels(QuotaSubject subject) {
        Known last = known.get(subject);
        if (isFresh(last)) {
            return last.quota;
        }
        if (last != null && last.changes == changes.get() && heard.getAsBoolean()) {
            lookUpSoon(subject);
            return last.quota;
        }
        return lookUp(subject)
                .or(() -> Optional.ofNullable(last).map(Known::quota))
                .orElse(QuotaLevels.BOOTSTRAP);
    }

    /** The same as far as it is known; never waits, but sees to it that it is known soon. */
    public QuotaLevels remembered(QuotaSubject subject) {
        Known last = known.get(subject);
        if (!isFresh(last)) {
            lookUpSoon(subject);
        }
        return last == null ? QuotaLevels.BOOTSTRAP : last.quota;
    }

    /** Something has changed, here or on another server. */
    void onNotice(Notice notice) {
        if (notice.kind() == Notice.Kind.QUOTA_CHANGED || notice.kind() == Notice.Kind.MISSED) {
            changes.incrementAndGet();
        }
    }

    private boolean isFresh(Known answer) {
        long age = heard.getAsBoolean() ? FRESH_NANOS : UNHEARD_NANOS;
        return answer != null && answer.changes == changes.get() && nanos.getAsLong() - answer.at < age;
    }

    private Optional<QuotaLevels> lookUp(QuotaSubject subject) {
        long before = changes.get();
        return asked.ask(new Asked(subject, before), () -> read(subject, before));
    }

    private Optional<QuotaLevels> read(QuotaSubject subject, long before) {
        try {
            QuotaLevels found = source.read(subject);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(subject, new Known(found, nanos.getAsLong(), before));
            return Optional.of(found);
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }

    private void lookUpSoon(QuotaSubject subject) {
        if (!underWay.add(subject)) {
            return;
        }
        try {
            lookups.execute(() -> {
                try {
                    lookUp(subject);
                } finally {
                    underWay.remove(subject);
                }
            });
        } catch (RejectedExecutionException stopping) {
            underWay.remove(subject);
        }
    }
}
