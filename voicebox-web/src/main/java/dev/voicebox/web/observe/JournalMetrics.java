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

import dev.voicebox.journal.commit.GroupCommit;
import dev.voicebox.journal.commit.JournalMeter;

/**
 * The metrics of the journal.
 *
 * <pre>
 *   voicebox_journal_appended_total{path}   records made durable: direct in PostgreSQL, or in the log
 *   voicebox_journal_refused_total          records that neither took
 *   voicebox_journal_backlog_records        in the log, not yet in PostgreSQL
 *   voicebox_journal_backlog_bytes          of the log on disk
 *   voicebox_journal_commit_seconds         how long PostgreSQL took for a batch
 * </pre>
 */
@ApplicationScoped
public class JournalMetrics implements JournalMeter {
    private static final Metadata APPENDED =
            named("voicebox_journal_appended_total", "Records made durable, by the way");
    private static final Metadata REFUSED =
            named("voicebox_journal_refused_total", "Records that neither PostgreSQL nor the log took");
    private static final Metadata RECORDS =
            named("voicebox_journal_backlog_records", "Records in the log that are not yet in PostgreSQL");
    private static final Metadata BYTES = named("voicebox_journal_backlog_bytes", "Bytes of the log on disk");
    /** The server adds the unit of timers to their names. */
    private static final Metadata COMMIT = named("voicebox_journal_commit", "How long PostgreSQL took for a batch");

    private final MetricRegistry registry;
    private final GroupCommit journal;

    /** For the container's proxy. */
    protected JournalMetrics() {
        this(null, null);
    }

    @Inject
    public JournalMetrics(MetricRegistry registry, GroupCommit journal) {
        this.registry = registry;
        this.journal = journal;
    }

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.gauge(RECORDS, journal::backlogRecords);
        registry.gauge(BYTES, journal::backlogBytes);
        registry.counter(REFUSED);
        journal.watchedBy(this);
    }

    @Override
    public void appended(Path path, int records) {
        registry.counter(APPENDED, new Tag("path", path.name().toLowerCase(Locale.ROOT)))
                .inc(records);
    }

    @Override
    public void refused(int records) {
        registry.counter(REFUSED).inc(records);
    }

    @Override
    public void committed(Duration took) {
        registry.timer(COMMIT).update(took);
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
