package dev.voicebox.job.stream.start;

import java.util.Objects;
import java.util.Set;

import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.persistence.redis.work.WorkKind;

/**
 * What a server does of the work that servers share.
 *
 * @param kinds what it works at
 * @param places of each kind, how much at a time
 */
record WorkPlan(WorkWeights weights, Set<WorkKind> kinds, int places) {
    WorkPlan {
        Objects.requireNonNull(weights, "weights");
        kinds = Set.copyOf(kinds);
        if (places < 1) {
            throw new IllegalArgumentException("a server has a place for one at least, but was to have " + places);
        }
    }
}
