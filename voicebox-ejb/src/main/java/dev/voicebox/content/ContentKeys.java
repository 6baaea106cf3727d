package dev.voicebox.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.access.ContentCheck;
import dev.voicebox.tenant.AskedOnce;
import dev.voicebox.tenant.TenantId;

/**
 * How each tenant's content is kept, remembered so that whoever writes never waits. A caller is admitted once it is known; it is
 * never forgotten, since sessions are written as long as they last, and looked up again in the background when it is old. While
 * it cannot be looked up, what was known stands for the sessions that run, and no new one begins.
 */
public final class ContentKeys implements ContentCheck {
    /** As long as keys of callers are remembered. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(ContentKeys.class.getName());

    private final Function<TenantId, Protection> source;
    private final Executor background;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();
    private final Set<TenantId> loading = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private final AskedOnce<Asked, Known> underWay = new AskedOnce<>();
    private volatile Instant pausedUntil = Instant.MIN;

    private record Known(Protection protection, Instant at) {}

    /** @param changes how many there had been: who asks after one waits for nothing of before */
    private record Asked(TenantId tenant, long changes) {}

    /** @param source asks the database, and throws {@link ContentAway} */
    public ContentKeys(Function<TenantId, Protection> source, Executor background, Clock clock) {
        this.source = source;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public boolean canKeep(TenantId tenant) {
        if (isFresh(known.get(tenant))) {
            return true;
        }
        try {
            load(tenant);
            return true;
        } catch (ContentAway e) {
            LOG.log(Level.FINE, "content: how tenant " + tenant + " keeps it cannot be looked up", e);
            return false;
        }
    }

    /** Never waits. Empty for a tenant of which nothing is known: then nothing may be written that was said. */
    public Optional<Protection> protectionOf(TenantId tenant) {
        Known found = known.get(tenant);
        if (!isFresh(found)) {
            refresh(tenant);
        }
        return Optional.ofNullable(found).map(Known::protection);
    }

    /** Something of the tenant was changed: it is looked up again. */
    public void onChanged(TenantId tenant) {
        changes.incrementAndGet();
        known.computeIfPresent(tenant, (id, old) -> new Known(old.protection(), Instant.MIN));
    }

    private boolean isFresh(Known found) {
        return found != null && clock.instant().isBefore(found.at().plus(FRESH));
    }

    private void refresh(TenantId tenant) {
        if (isPaused() || !loading.add(tenant)) {
            return;
        }
        try {
            background.execute(() -> {
                try {
                    canKeep(tenant);
                } finally {
                    loading.remove(tenant);
                }
            });
        } catch (RejectedExecutionException serverEnds) {
            loading.remove(tenant);
        }
    }

    private void load(TenantId tenant) {
        if (isPaused()) {
            throw new ContentAway("the database failed a moment ago", null);
        }
        Instant asked = clock.instant();
        try {
            underWay.ask(new Asked(tenant, changes.get()), () -> {
                Known found = new Known(source.apply(tenant), asked);
                known.put(tenant, found);
                return found;
            });
        } catch (ContentAway e) {
            pausedUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
            throw e;
        }
    }

    private boolean isPaused() {
        return clock.instant().isBefore(pausedUntil);
    }
}
