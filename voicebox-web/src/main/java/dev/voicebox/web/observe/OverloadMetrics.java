package dev.voicebox.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

import dev.voicebox.overload.Overload;

/**
 * The metrics of the load.
 *
 * <pre>
 *   voicebox_overload_refusing          1 while new sessions and jobs are refused for which there is no time
 *   voicebox_overload_intake_ratio      of them taken, 0 to 1
 *   voicebox_overload_cpu_ratio         of all processors used or taken away in the last second, 0 to 1
 *   voicebox_overload_queue_seconds     how long work waits for a thread
 * </pre>
 */
@ApplicationScoped
public class OverloadMetrics {
    private static final double NANOS = 1e9;

    @Inject
    private MetricRegistry registry;

    @Inject
    private Overload overload;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.gauge(
                named(
                        "voicebox_overload_refusing",
                        "1 while new sessions and jobs are refused for which there is no time"),
                () -> overload.isRefusing() ? 1 : 0);
        registry.gauge(
                named("voicebox_overload_intake_ratio", "Of new sessions and jobs how many are taken, 0 to 1"),
                overload::intake);
        registry.gauge(
                named("voicebox_overload_cpu_ratio", "Of all processors used or taken away in the last second"),
                () -> overload.load().cpu());
        registry.gauge(
                named("voicebox_overload_queue_seconds", "How long work waits for a thread"),
                () -> overload.load().queueAge().toNanos() / NANOS);
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
