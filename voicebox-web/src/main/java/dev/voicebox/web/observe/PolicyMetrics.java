package dev.voicebox.web.observe;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.policy.trail.PolicyMeter;

/**
 * The metrics of the policy.
 *
 * <pre>
 *   thinking_policy_seconds{policy}                      how long a decision took, by entry point
 *   voicebox_policy_decisions_total{policy, allowed}     decisions
 *   voicebox_policy_shadow_differs_total{policy}         that the policy on trial would have made otherwise
 *   voicebox_policy_unwritten_total                      of which no row was written
 * </pre>
 */
@ApplicationScoped
public class PolicyMetrics implements PolicyMeter {
    /** The server adds the unit of timers to their names. */
    private static final Metadata TOOK = named("thinking_policy", "How long a decision of the policy took");

    private static final Metadata DECIDED = named("voicebox_policy_decisions_total", "Decisions of the policy");
    private static final Metadata DIFFERS = named(
            "voicebox_policy_shadow_differs_total", "Decisions that the policy on trial would have made otherwise");
    private static final Metadata UNWRITTEN =
            named("voicebox_policy_unwritten_total", "Decisions of the policy of which no row was written");

    private final MetricRegistry registry;
    private final PolicyInForce policy;

    /** For the container's proxy. */
    protected PolicyMetrics() {
        this(null, null);
    }

    @Inject
    public PolicyMetrics(MetricRegistry registry, PolicyInForce policy) {
        this.registry = registry;
        this.policy = policy;
    }

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.counter(UNWRITTEN);
        policy.watchedBy(this);
    }

    @Override
    public void decided(EntryPoint entryPoint, boolean allowed, long nanos) {
        registry.timer(TOOK, policy(entryPoint)).update(Duration.ofNanos(nanos));
        registry.counter(DECIDED, policy(entryPoint), new Tag("allowed", Boolean.toString(allowed)))
                .inc();
    }

    @Override
    public void differed(EntryPoint entryPoint) {
        registry.counter(DIFFERS, policy(entryPoint)).inc();
    }

    @Override
    public void lost(int decisions) {
        registry.counter(UNWRITTEN).inc(decisions);
    }

    private static Tag policy(EntryPoint entryPoint) {
        return new Tag("policy", entryPoint.path());
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
