package dev.voicebox.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.job.stream.start.Division;

/**
 * The metrics of work that servers share, the same at each of them but for the last, and a few seconds old; none where
 * it stays with its session.
 *
 * <pre>
 *   voicebox_work_waiting_orders{kind,lane}     lane live or batch
 *   voicebox_work_oldest_seconds{kind}          how long the oldest of them has waited
 *   voicebox_work_running_orders{kind}          that a worker has, or had when it died
 *   voicebox_work_taken_over_total{kind}        jobs of workers that died, and those that were tried again
 *   voicebox_work_dead_total{kind}              orders that were given up
 *   voicebox_work_refused_results_total         of this server, because another had the job by then
 * </pre>
 */
@ApplicationScoped
public class WorkMetrics {
    @Inject
    private MetricRegistry registry;

    @Inject
    private Division division;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!division.isShared()) {
            return;
        }
        for (String kind : division.kinds()) {
            Tag tag = new Tag("kind", kind);
            Metadata waiting = named("voicebox_work_waiting_orders", "Orders of shared work that wait");
            registry.gauge(waiting, () -> division.waiting(kind, true), tag, new Tag("lane", "live"));
            registry.gauge(waiting, () -> division.waiting(kind, false), tag, new Tag("lane", "batch"));
            registry.gauge(
                    named("voicebox_work_oldest_seconds", "How long the oldest of them has waited"),
                    () -> division.oldestMs(kind) / 1000.0,
                    tag);
            registry.gauge(
                    named("voicebox_work_running_orders", "Orders that a worker has"),
                    () -> division.running(kind),
                    tag);
            registry.gauge(
                    named("voicebox_work_taken_over_total", "Jobs that were taken over or tried again"),
                    () -> division.takenOver(kind),
                    tag);
            registry.gauge(
                    named("voicebox_work_dead_total", "Orders that were given up"), () -> division.dead(kind), tag);
        }
        registry.gauge(
                named("voicebox_work_refused_results_total", "Results refused because another worker had the job"),
                division::fenced);
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
