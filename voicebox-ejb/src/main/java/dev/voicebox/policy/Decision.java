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
public record Decision(boolean allowed, String reason, Optional<String> replacement, String version) {
    private static final String BUSY = "the policy is busy";

    public Decision {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(replacement, "replacement");
        Objects.requireNonNull(version, "version");
        if (!allowed && replacement.isPresent()) {
            throw new IllegalArgumentException("what is denied has no replacement");
        }
    }

    public static Decision allowed(String reason, String version) {
        return new Decision(true, reason, Optional.empty(), version);
    }

    public static Decision denied(String reason, String version) {
        return new Decision(false, reason, Optional.empty(), version);
    }

    /** Nobody had time to decide it: denied, but another time it may be allowed. */
    public static Decision busy(String version) {
        return denied(BUSY, version);
    }

    public boolean isBusy() {
        return !allowed && reason.equals(BUSY);
    }

    /** Without the replacement, which is what somebody says, and the reason, which may name it. */
    @Override
    public String toString() {
        return "Decision[" + (allowed ? "allowed" : "denied") + ", " + version + "]";
    }
}
