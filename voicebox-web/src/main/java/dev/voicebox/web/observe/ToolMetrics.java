package dev.voicebox.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.tool.row.ToolRecordLost;

/**
 * The metrics of the record of tool calls.
 *
 * <pre>
 *   voicebox_tool_records_lost_total{fault}   notes of calls, results and ends that did not become rows
 * </pre>
 */
@ApplicationScoped
public class ToolMetrics {
    private static final Metadata LOST = Metadata.builder()
            .withName("voicebox_tool_records_lost_total")
            .withDescription("Notes of tool calls that could not be written to the database, by fault")
            .build();

    private final MetricRegistry registry;

    /** For the container's proxy. */
    protected ToolMetrics() {
        this(null);
    }

    @Inject
    public ToolMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes ToolRecordLost lost) {
        registry.counter(LOST, new Tag("fault", lost.fault())).inc();
    }
}
