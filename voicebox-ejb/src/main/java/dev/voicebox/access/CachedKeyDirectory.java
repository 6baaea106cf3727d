package dev.voicebox.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.tenant.AskedOnce;
import dev.voicebox.tenant.TenantId;

/**
 * Remembers what was asked lately, so that a key in use connects without I/O. Unknown keys are remembered apart: a
 * flood of guesses cannot drive out the keys that work. After a failure nothing is asked for a second, so that a
 * database that hangs does not collect waiting threads. What another server changes is forgotten when its notice comes; while
 * no notice can come, nothing is remembered for longer than a second.
 */
final class CachedKeyDirectory implements KeyDirectory {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
    private static final Duration UNHEARD_FOR = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_TENANTS = 1_000;

    private final KeyDirectory source;
    private final Clock clock;
    private final RecentAnswers<ApiKeyHash, KnownKey> known;
    private final RecentAnswers<ApiKeyHash, Boolean> unknown;
    private final RecentAnswers<KnownKey.Owner, Optional<KnownKey>> owned;
    private final RecentAnswers<TenantId, Boolean> served;
    private final AskedOnce<Asked, Object> underWay = new AskedOnce<>();
    private volatile Instant pausedUntil = Instant.MIN;

    /** @param mark what was asked before a change is not the answer to what is asked after it */
    private record Asked(Object what, long mark) {}

    /** @param heard whether a notice would reach this server now */
    CachedKeyDirectory(KeyDirectory source, Clock clock, BooleanSupplier heard) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.known = new RecentAnswers<>(clock, () -> heard.getAsBoolean() ? KNOWN_FOR : UNHEARD_FOR, MOST_KEYS);
        this.unknown = new RecentAnswers<>(clock, () -> heard.getAsBoolean() ? UNKNOWN_FOR : UNHEARD_FOR, MOST_KEYS);
        this.owned = new RecentAnswers<>(clock, () -> heard.getAsBoolean() ? KNOWN_FOR : UNHEARD_FOR, MOST_KEYS);
        this.served = new RecentAnswers<>(clock, () -> heard.getAsBoolean() ? KNOWN_FOR : UNHEARD_FOR, MOST_TENANTS);
    }

    @Override
    public Optional<KnownKey> find(ApiKeyHash hash) {
        Optional<KnownKey> remembered = known.get(hash);
        if (remembered.isPresent() || unknown.get(hash).isPresent()) {
            return remembered;
        }
        long knownMark = known.mark();
        long unknownMark = unknown.mark();
        Optional<KnownKey> found = ask(new Asked(hash, knownMark), () -> source.find(hash));
        found.ifPresentOrElse(key -> known.put(hash, key, knownMark), () -> unknown.put(hash, true, unknownMark));
        return found;
    }

    @Override
    public Optional<KnownKey> find(KnownKey.Owner owner) {
        return owned.get(owner).orElseGet(() -> {
            long mark = owned.mark();
            Optional<KnownKey> found = ask(new Asked(owner, mark), () -> source.find(owner));
            owned.put(owner, found, mark);
            return found;
        });
    }

    /** Something has changed, here or on another server. */
    void onNotice(Notice notice) {
        switch (notice.kind()) {
            case KEY_CHANGED -> forgetKeys(owner -> owner.keyId().equals(notice.id()));
            case TENANT_CHANGED -> {
                forgetKeys(
                        owner -> notice.tenant().filter(owner.tenant()::equals).isPresent());
                served.forget(
                        kept -> notice.tenant().filter(kept.getKey()::equals).isPresent());
            }
            case MISSED -> {
                forgetKeys(owner -> true);
                served.forget(kept -> true);
            }
            case QUOTA_CHANGED, SESSION_CLOSE, SESSION_CLAIMED -> {}
        }
    }

    private void forgetKeys(Predicate<KnownKey.Owner> which) {
        known.forget(kept -> which.test(kept.getValue().owner()));
        owned.forget(kept -> which.test(kept.getKey()));
        unknown.forget(kept -> true);
    }

    @Override
    public boolean isServed(TenantId tenant) {
        return served.get(tenant).orElseGet(() -> {
            long mark = served.mark();
            boolean answer = ask(new Asked(tenant, mark), () -> source.isServed(tenant));
            served.put(tenant, answer, mark);
            return answer;
        });
    }

    @Override
    public void noteUses(Map<KnownKey.Owner, Instant> uses) {
        source.noteUses(uses);
    }

    /** All answers to one kind of question are of one type. */
    @SuppressWarnings("unchecked")
    private <T> T ask(Asked asked, Supplier<T> question) {
        if (clock.instant().isBefore(pausedUntil)) {
            throw new StoreAway("The database failed a moment ago.", null);
        }
        try {
            return (T) underWay.ask(asked, question::get);
        } catch (StoreAway e) {
            pausedUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
            throw e;
        }
    }
}
