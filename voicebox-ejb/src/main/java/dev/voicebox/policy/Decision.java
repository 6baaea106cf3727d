package dev.voicebox.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * What was decided.
 *
 * @param reason one plain phrase, for whoever was denied and for the records
 * @param replacement what is to be said instead; only where something is allowed
 * @param version names the rules that decided
 */
public record Decision(Outcome outcome, String reason, Optional<String> replacement, String version) {

    public enum Outcome {
        ALLOWED,
        DENIED,
        /** Nobody had time to decide: denied, but another time it may be allowed. */
        BUSY
    }

    public Decision {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(replacement, "replacement");
        Objects.requireNonNull(version, "version");
        if (outcome != Outcome.ALLOWED && replacement.isPresent()) {
            throw new IllegalArgumentException("what is denied has no replacement");
        }
    }

    public static Decision allowed(String reason, String version) {
        return new Decision(Outcome.ALLOWED, reason, Optional.empty(), version);
    }

    public static Decision denied(String reason, String version) {
        return new Decision(Outcome.DENIED, reason, Optional.empty(), version);
    }

    public static Decision busy(String version) {
        return new Decision(Outcome.BUSY, "the policy is busy", Optional.empty(), version);
    }

    public boolean allowed() {
        return outcome == Outcome.ALLOWED;
    }

    public boolean isBusy() {
        return outcome == Outcome.BUSY;
    }

    /** Without the replacement, which is what somebody says, and the reason, which may name it. */
    @Override
    public String toString() {
        return "Decision[" + outcome + ", " + version + "]";
    }
}
