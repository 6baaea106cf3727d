package dev.voicebox.policy.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.tenant.TenantId;

/**
 * Remembers what was read, and reads it anew beside the way: only the first question of a tenant waits. While the database
 * does not answer what was read last holds, so that sessions live on; a tenant of whom nothing was read is not decided upon.
 */
public final class RememberedTenantRules implements TenantRules {
    /** After which it is read anew; a notice of a change makes it at once ({@link #forget}). */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final int MOST = 10_000;

    private final TenantRules source;
    private final Clock clock;
    private final Executor reading;
    private final Map<TenantId, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TenantId, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(JsonNode rules, Instant staleAt) {}

    public RememberedTenantRules(TenantRules source, Clock clock, Executor reading) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.reading = Objects.requireNonNull(reading, "reading");
    }

    @Override
    public JsonNode of(TenantId tenant) {
        Known found = find(tenant);
        if (found == null) {
            return read(tenant);
        }
        if (!clock.instant().isBefore(found.staleAt()) && postpone(tenant, found)) {
            readBeside(tenant);
        }
        return found.rules();
    }

    /** They were changed: the next question waits for them. */
    public void forget(TenantId tenant) {
        synchronized (known) {
            known.remove(tenant);
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

    private JsonNode read(TenantId tenant) {
        JsonNode rules = source.of(tenant);
        synchronized (known) {
            known.put(tenant, new Known(rules, clock.instant().plus(FRESH)));
        }
        return rules;
    }

    private Known find(TenantId tenant) {
        synchronized (known) {
            return known.get(tenant);
        }
    }

    /** True for one of those that find it stale at the same time. */
    private boolean postpone(TenantId tenant, Known stale) {
        synchronized (known) {
            return known.replace(
                    tenant, stale, new Known(stale.rules(), clock.instant().plus(FRESH)));
        }
    }
}
