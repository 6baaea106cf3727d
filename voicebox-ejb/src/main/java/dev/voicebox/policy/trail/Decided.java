package dev.voicebox.policy.trail;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Question;

/**
 * A decision.
 *
 * @param document upon which it was made
 * @param tookNanos of the engine
 */
public record Decided(Question question, ObjectNode document, Decision decision, Instant at, long tookNanos) {
    public Decided {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(at, "at");
    }

    /** Without the document. */
    @Override
    public String toString() {
        return "Decided[" + question + ", " + decision + "]";
    }
}
