package dev.voicebox.policy;

import java.time.Clock;
import java.util.Objects;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.policy.engine.PolicyEngine;
import dev.voicebox.policy.rules.TenantRules;
import dev.voicebox.policy.trail.Decided;
import dev.voicebox.policy.trail.DecisionTrail;

/** Decides with an engine: makes the document, times the decision, and leaves it to the trail. */
public final class PolicyDesk implements Policy {
    private final PolicyEngine engine;
    private final TenantRules rules;
    private final DecisionTrail trail;
    private final Clock clock;
    private final LongSupplier nanos;

    /** @param nanos a clock that never goes back */
    public PolicyDesk(PolicyEngine engine, TenantRules rules, DecisionTrail trail, Clock clock, LongSupplier nanos) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.rules = Objects.requireNonNull(rules, "rules");
        this.trail = Objects.requireNonNull(trail, "trail");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
    }

    @Override
    public Decision decide(Question question) {
        return decide(question, true);
    }

    /** As {@link #decide}, but nothing is left of it: somebody tries out what would be decided. */
    public Decision tryOut(Question question) {
        return decide(question, false);
    }

    private Decision decide(Question question, boolean keep) {
        ObjectNode document;
        try {
            document = PolicyDocument.of(question, rules.of(question.tenant()), clock.instant());
        } catch (RuntimeException unreadable) {
            return Decision.denied("the tenant's policy settings cannot be read now", engine.version());
        }
        long began = nanos.getAsLong();
        Decision decision = evaluate(question, document);
        long took = nanos.getAsLong() - began;
        if (keep) {
            trail.note(new Decided(question, document, decision, clock.instant(), took));
        }
        return decision;
    }

    private Decision evaluate(Question question, ObjectNode document) {
        try {
            return engine.evaluate(question.entryPoint(), document);
        } catch (RuntimeException bug) {
            return Decision.denied("the policy failed", engine.version());
        }
    }
}
