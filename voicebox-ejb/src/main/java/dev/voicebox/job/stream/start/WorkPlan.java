package dev.voicebox.job.stream.start;

import java.util.Map;
import java.util.Objects;

import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.persistence.redis.work.WorkKind;

/**
 * What a server does of the work that servers share.
 *
 * @param places of each kind that it works at, how much at a time
 */
record WorkPlan(WorkWeights weights, Map<WorkKind, Integer> places) {
    WorkPlan {
        Objects.requireNonNull(weights, "weights");
        places = Map.copyOf(places);
        places.forEach((kind, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "a server has a place for one " + kind.word() + " at least, but was to have " + count);
            }
        });
    }
}
