package dev.voicebox.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.overload.Overload;

/** Says how limits are counted, and whether there is room for more. */
@ApplicationScoped
public class LimitHealth {

    @Inject
    private RedisReach reach;

    @Inject
    private Overload overload;

    /** Always up: whether Redis is there has a check of its own. */
    @Produces
    @Readiness
    HealthCheck limits() {
        return () -> HealthCheckResponse.named("limits")
                .up()
                .withData("counted", reach.isTogether() ? "together" : "alone")
                .withData("gateways", reach.gateways())
                .build();
    }

    /** Always up: a balancer that took an overloaded server away would overload the others. */
    @Produces
    @Readiness
    HealthCheck load() {
        return () -> HealthCheckResponse.named("load")
                .up()
                .withData("refusing", overload.isRefusing())
                .withData("cpu_percent", Math.round(100 * overload.load().cpu()))
                .withData("queue_ms", overload.load().queueAge().toMillis())
                .build();
    }
}
