package dev.voicebox.web.observe;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.connection.ConnectionBook;
import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.limit.shared.SharedLimits;

/**
 * The metrics of limits.
 *
 * <pre>
 *   voicebox_limits_alone                      1 while this server counts by itself, because Redis does not answer
 *   voicebox_limits_gateways                   that take part in counting
 *   voicebox_limits_lost_total                 how often Redis was lost to the counting
 *   voicebox_limits_refused_total{limit}       what was refused: minute, connections, audio
 *   voicebox_connections_open                  connections that this server counts
 * </pre>
 */
@ApplicationScoped
public class LimitMetrics {

    @Inject
    private MetricRegistry registry;

    @Inject
    private RedisReach reach;

    @Inject
    private SharedLimits limits;

    @Inject
    private ConnectionBook connections;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.gauge(
                named("voicebox_limits_alone", "1 while this server counts limits by itself"),
                () -> reach.isTogether() ? 0 : 1);
        registry.gauge(named("voicebox_limits_gateways", "Gateways that take part in counting"), reach::gateways);
        registry.gauge(
                named("voicebox_limits_lost_total", "How often Redis was lost to the counting of limits"),
                reach::losses);
        for (Verdict.Reason reason : Verdict.Reason.values()) {
            registry.gauge(
                    named("voicebox_limits_refused_total", "What was refused because a limit was reached"),
                    () -> reason == Verdict.Reason.CONNECTIONS ? connections.refusals() : limits.refusals(reason),
                    new Tag("limit", reason.name().toLowerCase(Locale.ROOT)));
        }
        registry.gauge(named("voicebox_connections_open", "Connections that this server counts"), connections::here);
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
