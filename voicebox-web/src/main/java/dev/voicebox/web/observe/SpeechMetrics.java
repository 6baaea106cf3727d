package dev.voicebox.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.job.EngineFailed;
import dev.voicebox.job.FrameLost;

/**
 * The metrics of ears and voices.
 *
 * <pre>
 *   voicebox_speech_failed_total{role,engine,fault}   an engine was given up for a piece of work; engine "none",
 *                                                     fault "none_left": no other was left
 *   voicebox_vad_failed_total{engine}                 frames of 32 ms that were taken for silence because the engine
 *                                                     could not judge them
 * </pre>
 */
@ApplicationScoped
public class SpeechMetrics {
    private static final Metadata FAILED = Metadata.builder()
            .withName("voicebox_speech_failed_total")
            .withDescription("Pieces of work at which a speech engine was given up, by role, engine and fault")
            .build();

    private static final Metadata LOST = Metadata.builder()
            .withName("voicebox_vad_failed_total")
            .withDescription("Frames of 32 ms that voice activity could not judge and took for silence, by engine")
            .build();

    private final MetricRegistry registry;

    /** For the container's proxy. */
    protected SpeechMetrics() {
        this(null);
    }

    @Inject
    public SpeechMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes EngineFailed failed) {
        registry.counter(
                        FAILED,
                        new Tag("role", failed.role()),
                        new Tag("engine", failed.engine()),
                        new Tag("fault", failed.fault()))
                .inc();
    }

    void count(@Observes FrameLost lost) {
        registry.counter(LOST, new Tag("engine", lost.engine())).inc();
    }
}
