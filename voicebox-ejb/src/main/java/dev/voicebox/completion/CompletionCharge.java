package dev.voicebox.completion;

import java.time.Clock;

import dev.voicebox.language.ModelUsage;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.Grant;
import dev.voicebox.usage.call.CallMeter;

/** What a call uses of its caller's limits; one that was refused uses nothing, and is not metered. */
final class CompletionCharge {
    private final Budget budget;
    private final CallMeter meter;
    private final Clock clock;
    private volatile Grant grant;

    CompletionCharge(Budget budget, CallMeter meter, Clock clock) {
        this.budget = budget;
        this.meter = meter;
        this.clock = clock;
    }

    void granted(Grant given) {
        grant = given;
    }

    void settle(ModelUsage usage) {
        if (grant == null) {
            return;
        }
        if (budget.settle(grant, usage.totalTokens(), clock.instant()).isEmpty()) {
            budget.settle(grant, usage.totalTokens(), limits -> {});
        }
        meter.answered(usage);
    }
}
