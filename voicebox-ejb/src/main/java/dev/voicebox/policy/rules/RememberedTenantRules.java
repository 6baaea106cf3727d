package dev.voicebox.policy.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.AskedOnce;
import dev.voicebox.tenant.TenantId;

/**
 * Remembers what was read, and reads it anew beside the way: only the first question of a tenant waits. While the database
 * does not answer what was read last holds, so that sessions live on; a tenant of whom nothing was read is not decided upon.
 */
public final class RememberedTenantRules implements TenantRules {
    /** After which it is read anew; a notice of a change makes it at once ({@link #onNotice}). */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** The same while no notice could come. */
    private static final Duration UNHEARD = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final TenantRules source;
    private final Clock clock;
    private final Executor reading;
    private final BooleanSupplier heard;
    private final AskedOnce<Asked, JsonNode> underWay = new AskedOnce<>();
    private long changes;
    private final Map<TenantId, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TenantId, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Asked(TenantId tenant, long changes) {}

    private record Known(JsonNode rules, Instant readAt) {
        @Override
        public String toString() {
            return "Known[" + Redacted.json(rules) + ", " + readAt + "]";
        }
    }

    /** @param heard whether a notice would reach this server now */
    public RememberedTenantRules(TenantRules source, Clock clock, Executor reading, BooleanSupplier heard) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.reading = Objects.requireNonNull(reading, "reading");
        this.heard = Objects.requireNonNull(heard, "heard");
    }

    @Override
    public JsonNode of(TenantId tenant) {
        Known found = find(tenant);
        if (found == null) {
            return read(tenant);
        }
        Instant staleAt = found.readAt().plus(heard.getAsBoolean() ? FRESH : UNHEARD);
        if (!clock.instant().isBefore(staleAt) && postpone(tenant, found)) {
            readBeside(tenant);
        }
        return found.rules();
    }

    /** Of what was changed, or may have been, the next question waits for what is there now. */
    public void onNotice(Notice notice) {
        switch (notice.kind()) {
            case TENANT_CHANGED -> notice.tenant().ifPresent(this::forget);
            case MISSED -> {
                synchronized (known) {
                    known.clear();
                    changes++;
                }
            }
            case KEY_CHANGED, QUOTA_CHANGED, SESSION_CLOSE, SESSION_CLAIMED -> {}
        }
    }

    private void forget(TenantId tenant) {
        synchronized (known) {
            known.remove(tenant);
            changes++;
        }
    }

    private void readBeside(TenantId tenant) {
        try {
            reading.execute(() -> {
                try {
                    read(tenant);
                } catch (RuntimeException unreadable) {
                    // What was read last holds; the next question after the time tries again.
                }
            });
        } catch (RejectedExecutionException stopping) {
            // Likewise.
        }
    }

    /** What was read before a change is not remembered after it. */
    private JsonNode read(TenantId tenant) {
        long before = changes();
        return underWay.ask(new Asked(tenant, before), () -> read(tenant, before));
    }

    private JsonNode read(TenantId tenant, long before) {
        JsonNode rules = source.of(tenant);
        synchronized (known) {
            if (before == changes) {
                known.put(tenant, new Known(rules, clock.instant()));
            }
        }
        return rules;
    }

    private long changes() {
        synchronized (known) {
            return changes;
        }
    }

    private Known find(TenantId tenant) {
        synchronized (known) {
            return known.get(tenant);
        }
    }

    /** True for one of those that find it stale at the same time. */
    private boolean postpone(TenantId tenant, Known stale) {
        synchronized (known) {
            return known.replace(tenant, stale, new Known(stale.rules(), clock.instant()));
        }
    }
}
