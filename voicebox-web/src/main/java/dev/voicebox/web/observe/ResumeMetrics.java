package dev.voicebox.web.observe;

import java.time.Duration;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.resume.RelayedResumeMeter;
import dev.voicebox.resume.ResumeMeter;
import dev.voicebox.resume.redis.SharedSessions;

/**
 * The metrics of sessions between servers.
 *
 * <pre>
 *   voicebox_session_stale_writes_total      what was said for sessions that another server owns, and was not taken
 *   voicebox_session_claims_total{result}    attempts to resume
 *   voicebox_session_swept_total             sessions that nobody had any more
 *   voicebox_session_unkept_events_total     events that were sent and are not kept
 *   voicebox_session_log_trip_seconds        how long Redis took for a batch of events
 * </pre>
 */
@ApplicationScoped
public class ResumeMetrics implements ResumeMeter {
    private static final Metadata STALE =
            named("voicebox_session_stale_writes_total", "Said for sessions that another server owns, and not taken");
    private static final Metadata CLAIMS =
            named("voicebox_session_claims_total", "Attempts to resume, by their result");
    private static final Metadata SWEPT = named("voicebox_session_swept_total", "Sessions that nobody had any more");
    private static final Metadata UNKEPT =
            named("voicebox_session_unkept_events_total", "Events that were sent and are not kept");
    /** The server adds the unit of timers to their names. */
    private static final Metadata TRIP =
            named("voicebox_session_log_trip", "How long Redis took for a batch of events");

    private final MetricRegistry registry;
    private final RelayedResumeMeter meter;
    private final SharedSessions sessions;

    /** For the container's proxy. */
    protected ResumeMetrics() {
        this(null, null, null);
    }

    /** @param sessions which so begin to beat and to sweep with the server, also where no client comes */
    @Inject
    public ResumeMetrics(MetricRegistry registry, RelayedResumeMeter meter, SharedSessions sessions) {
        this.registry = registry;
        this.meter = meter;
        this.sessions = sessions;
    }

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.counter(STALE);
        registry.counter(SWEPT);
        registry.counter(UNKEPT);
        meter.relayTo(this);
    }

    @Override
    public void staleWrites(int many) {
        registry.counter(STALE).inc(many);
    }

    @Override
    public void claimed(Result result) {
        registry.counter(CLAIMS, new Tag("result", result.name().toLowerCase(Locale.ROOT)))
                .inc();
    }

    @Override
    public void swept(int many) {
        registry.counter(SWEPT).inc(many);
    }

    @Override
    public void trip(Duration took) {
        registry.timer(TRIP).update(took);
    }

    @Override
    public void unkept(int events) {
        registry.counter(UNKEPT).inc(events);
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
