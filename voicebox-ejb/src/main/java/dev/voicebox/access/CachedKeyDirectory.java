package dev.voicebox.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import dev.voicebox.tenant.TenantId;

/**
 * Remembers what was asked lately, so that a key in use connects without I/O. Unknown keys are remembered apart: a
 * flood of guesses cannot drive out the keys that work. After a failure nothing is asked for a second, so that a
 * database that hangs does not collect waiting threads.
 */
final class CachedKeyDirectory implements KeyDirectory {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_TENANTS = 1_000;

    private final KeyDirectory source;
    private final Clock clock;
    private final RecentAnswers<ApiKeyHash, KnownKey> known;
    private final RecentAnswers<ApiKeyHash, Boolean> unknown;
    private final RecentAnswers<TenantId, Boolean> served;
    private volatile Instant pausedUntil = Instant.MIN;

    CachedKeyDirectory(KeyDirectory source, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.known = new RecentAnswers<>(clock, KNOWN_FOR, MOST_KEYS);
        this.unknown = new RecentAnswers<>(clock, UNKNOWN_FOR, MOST_KEYS);
        this.served = new RecentAnswers<>(clock, KNOWN_FOR, MOST_TENANTS);
    }

    @Override
    public Optional<KnownKey> find(ApiKeyHash hash) {
        Optional<KnownKey> remembered = known.get(hash);
        if (remembered.isPresent() || unknown.get(hash).isPresent()) {
            return remembered;
        }
        Optional<KnownKey> found = ask(() -> source.find(hash));
        found.ifPresentOrElse(key -> known.put(hash, key), () -> unknown.put(hash, true));
        return found;
    }

    @Override
    public boolean isServed(TenantId tenant) {
        return served.get(tenant).orElseGet(() -> {
            boolean answer = ask(() -> source.isServed(tenant));
            served.put(tenant, answer);
            return answer;
        });
    }

    @Override
    public void noteUses(Map<KnownKey.Owner, Instant> uses) {
        source.noteUses(uses);
    }

    private <T> T ask(Supplier<T> question) {
        if (clock.instant().isBefore(pausedUntil)) {
            throw new StoreAway("The database failed a moment ago.", null);
        }
        try {
            return question.get();
        } catch (StoreAway e) {
            pausedUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
            throw e;
        }
    }
}
