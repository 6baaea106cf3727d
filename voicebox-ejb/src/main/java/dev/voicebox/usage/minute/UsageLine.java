package dev.voicebox.usage.minute;

import java.time.Instant;

import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.persistence.usage.UsageMinutes;
import dev.voicebox.persistence.usage.UsageSums;

/** What one project used from one moment to another. */
public record UsageLine(Instant start, Instant end, String project, UsageAmounts amounts) {

    static UsageLine of(UsageMinutes.Bucket bucket, UsageQuery.Group group) {
        return new UsageLine(
                bucket.start(), bucket.start().plus(group.length()), bucket.project(), amounts(bucket.sums()));
    }

    /** As they were stored. */
    public static UsageAmounts amounts(UsageSums sums) {
        UsageSums.Tokens tokens = sums.tokens();
        return new UsageAmounts(
                sums.requests(),
                new UsageAmounts.Tokens(tokens.input(), tokens.cached(), tokens.output(), tokens.estimated()),
                sums.audioInMs(),
                sums.audioOutMs(),
                sums.connectionMs());
    }
}
