package dev.voicebox.limit.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import dev.voicebox.event.RateLimit;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.Grant;
import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.QuotaSubject;

/**
 * The part of the limits that a caller has, wherever it calls. The time of this server does not count.
 *
 * @param audio counts what is heard and spoken; {@code null} for one that has nothing to do with sound
 * @param jobs where Redis may be waited for
 */
public record SharedBudget(QuotaSubject subject, SharedLimits limits, AudioBook audio, Executor jobs)
        implements Budget {
    public SharedBudget {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(jobs, "jobs");
    }

    @Override
    public Optional<Verdict> take(long tokens, Instant now) {
        return limits.takeAlone(subject, tokens);
    }

    @Override
    public void ask(long tokens, Consumer<Verdict> then) {
        try {
            jobs.execute(() -> then.accept(decide(tokens)));
        } catch (RejectedExecutionException stopping) {
            then.accept(new Verdict.Refused(Verdict.Reason.MINUTE, Duration.ofSeconds(1)));
        }
    }

    @Override
    public Optional<List<RateLimit>> settle(Grant grant, long tokens, Instant now) {
        return Optional.empty();
    }

    @Override
    public void settle(Grant grant, long tokens, Consumer<List<RateLimit>> then) {
        try {
            jobs.execute(() -> then.accept(limits.settle(subject, (SharedGrant) grant, tokens)));
        } catch (RejectedExecutionException stopping) {
            then.accept(limits.known(subject));
        }
    }

    @Override
    public void sound(long ms) {
        if (audio != null) {
            audio.used(subject, ms);
        }
    }

    private Verdict decide(long tokens) {
        Optional<Verdict.Refused> silenced = audio == null ? Optional.empty() : limits.silenced(subject);
        return silenced.isPresent() ? silenced.get() : limits.take(subject, tokens);
    }

    @Override
    public List<RateLimit> limits(Instant now) {
        return limits.known(subject);
    }
}
