package dev.voicebox.policy.engine;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.policy.Decision;

/** Reads what a rule evaluated to: {@code true}, {@code false}, or an object with {@code allowed}. All else denies. */
final class Verdict {
    /** Longer reasons are cut: they go into records and headers. */
    private static final int REASON = 300;

    private Verdict() {}

    /** @param result {@code null} or missing when the rule is undefined */
    static Decision of(JsonNode result, String version) {
        if (result == null || result.isMissingNode()) {
            return Decision.denied("the policy does not decide this", version);
        }
        if (result.isBoolean()) {
            return decision(result, result.path("none"), version);
        }
        if (!result.path("allowed").isBoolean()) {
            return Decision.denied("the policy answered neither yes nor no", version);
        }
        return decision(result.path("allowed"), result, version);
    }

    private static Decision decision(JsonNode allowed, JsonNode beside, String version) {
        boolean yes = allowed.booleanValue();
        JsonNode reason = beside.path("reason");
        String words = reason.isTextual() ? cut(reason.textValue()) : yes ? "granted" : "denied";
        JsonNode other = beside.path("replacement");
        if (yes && !other.isMissingNode() && !other.isTextual()) {
            return Decision.denied("the policy's replacement is no text", version);
        }
        Optional<String> replacement = yes && other.isTextual() ? Optional.of(other.textValue()) : Optional.empty();
        return new Decision(yes ? Decision.Outcome.ALLOWED : Decision.Outcome.DENIED, words, replacement, version);
    }

    private static String cut(String reason) {
        return reason.length() <= REASON ? reason : reason.substring(0, REASON);
    }
}
