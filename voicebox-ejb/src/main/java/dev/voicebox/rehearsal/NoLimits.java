package dev.voicebox.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.event.RateLimit;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.Grant;
import dev.voicebox.limit.Verdict;

/** Grants everything at once: a rehearsal takes nothing from anybody. */
final class NoLimits implements Budget {

    @Override
    public Optional<Verdict> take(long tokens, Instant now) {
        return Optional.of(new Verdict.Granted(Grant.PLAIN));
    }

    @Override
    public void ask(long tokens, Consumer<Verdict> then) {
        then.accept(new Verdict.Granted(Grant.PLAIN));
    }

    @Override
    public Optional<List<RateLimit>> settle(Grant grant, long tokens, Instant now) {
        return Optional.of(List.of());
    }

    @Override
    public void settle(Grant grant, long tokens, Consumer<List<RateLimit>> then) {
        then.accept(List.of());
    }

    @Override
    public List<RateLimit> limits(Instant now) {
        return List.of();
    }

    @Override
    public void sound(long ms) {}
}
