package dev.voicebox.nemesis.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * @param attempted operations
 * @param acknowledged operations
 * @param stored items that were found
 */
public record Verdict(int sessions, int attempted, int acknowledged, int stored, List<Violation> violations) {
    public Verdict {
        violations = List.copyOf(violations);
    }

    public boolean isClean() {
        return violations.isEmpty();
    }

    public Map<Violation.Kind, Integer> counts() {
        Map<Violation.Kind, Integer> counts = new EnumMap<>(Violation.Kind.class);
        for (Violation.Kind kind : Violation.Kind.values()) {
            counts.put(kind, 0);
        }
        violations.forEach(violation -> counts.merge(violation.kind(), 1, Integer::sum));
        return counts;
    }

    /** With so many trials and no violation, the share of bad ones is below this with 95 % confidence. */
    public static double bound(int trials) {
        return trials == 0 ? 1 : Math.min(1, 3.0 / trials);
    }

    /** Both as if they had been one. */
    public Verdict and(Verdict other) {
        List<Violation> both = new java.util.ArrayList<>(violations);
        both.addAll(other.violations);
        return new Verdict(
                sessions + other.sessions,
                attempted + other.attempted,
                acknowledged + other.acknowledged,
                stored + other.stored,
                both);
    }
}
