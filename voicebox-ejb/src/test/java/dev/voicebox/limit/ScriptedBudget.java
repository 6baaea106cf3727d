package dev.voicebox.limit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.event.RateLimit;

/** Decides at once, or has to be asked; grants everything until it is told to refuse. */
public final class ScriptedBudget implements Budget {
    private final MinuteBudget limits = new MinuteBudget(6_000, 2_000_000);
    /** Then nothing is decided at once. */
    public boolean isElsewhere;
    /** What it answers, or {@code null} to grant. */
    public Verdict.Refused refuses;

    public final List<Long> expected = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Override
    public Optional<Verdict> take(long tokens, Instant at) {
        now = at;
        return isElsewhere ? Optional.empty() : Optional.of(decide(tokens));
    }

    @Override
    public void ask(long tokens, Consumer<Verdict> then) {
        then.accept(decide(tokens));
    }

    @Override
    public Optional<List<RateLimit>> settle(Grant grant, long tokens, Instant at) {
        now = at;
        return isElsewhere ? Optional.empty() : limits.settle(grant, tokens, at);
    }

    @Override
    public void settle(Grant grant, long tokens, Consumer<List<RateLimit>> then) {
        then.accept(limits.settle(grant, tokens, now).orElseThrow());
    }

    @Override
    public void sound(long ms) {}

    @Override
    public List<RateLimit> limits(Instant at) {
        return limits.limits(at);
    }

    private Verdict decide(long tokens) {
        expected.add(tokens);
        return refuses == null ? limits.take(tokens, now).orElseThrow() : refuses;
    }
}
