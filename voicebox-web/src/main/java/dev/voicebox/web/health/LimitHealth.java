package dev.voicebox.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.voicebox.limit.shared.RedisReach;

/** Says how limits are counted. */
@ApplicationScoped
public class LimitHealth {

    @Inject
    private RedisReach reach;

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
}
