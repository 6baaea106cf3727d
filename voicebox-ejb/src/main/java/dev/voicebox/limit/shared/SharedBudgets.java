package dev.voicebox.limit.shared;

import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.voicebox.limit.Budget;
import dev.voicebox.limit.quota.QuotaSubject;

/** The budget of each caller, whatever it is used for: sessions and calls, here and elsewhere, draw on the same one. */
public record SharedBudgets(SharedLimits limits, AudioBook audio, Executor jobs)
        implements Function<QuotaSubject, Budget> {

    @Override
    public Budget apply(QuotaSubject subject) {
        return new SharedBudget(subject, limits, audio, jobs);
    }

    /** For calls that are neither heard nor spoken. */
    public Budget ofText(QuotaSubject subject) {
        return new SharedBudget(subject, limits, null, jobs);
    }
}
