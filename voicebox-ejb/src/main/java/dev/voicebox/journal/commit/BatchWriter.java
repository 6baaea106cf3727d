package dev.voicebox.journal.commit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Written;

/** Makes one batch after the other durable, and says what became of each. For one thread. */
final class BatchWriter {
    private static final Logger LOG = Logger.getLogger(BatchWriter.class.getName());
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Commits commits;
    private final Bridge bridge;
    private final JournalMeter meter;
    private final Clock clock;
    private Instant quietUntil = Instant.MIN;

    BatchWriter(Commits commits, Bridge bridge, JournalMeter meter, Clock clock) {
        this.commits = commits;
        this.bridge = bridge;
        this.meter = meter;
        this.clock = clock;
    }

    void write(List<Pending> batch) {
        if (bridge.isOpen()) {
            carry(batch);
            return;
        }
        Optional<List<JournalRecord>> rejected = commits.commit(Pending.records(batch));
        if (rejected.isEmpty()) {
            carry(batch);
        } else {
            Map<Boolean, List<Pending>> byFate = batch.stream()
                    .collect(Collectors.partitioningBy(pending -> rejected.get().contains(pending.record())));
            settle(byFate.get(false), JournalMeter.Path.DIRECT);
            refuse(byFate.get(true), Written.REJECTED);
        }
    }

    private void carry(List<Pending> batch) {
        try {
            bridge.carry(batch);
        } catch (IOException e) {
            complain(e);
            refuse(batch, Written.REFUSED);
            return;
        }
        settle(batch, JournalMeter.Path.LOG);
    }

    private void settle(List<Pending> batch, JournalMeter.Path path) {
        meter.appended(path, batch.size());
        batch.forEach(pending -> pending.tell(Written.DURABLE));
    }

    private void refuse(List<Pending> batch, Written why) {
        if (!batch.isEmpty()) {
            meter.refused(batch.size());
            batch.forEach(pending -> pending.tell(why));
        }
    }

    private void complain(IOException cause) {
        Instant now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            quietUntil = now.plus(BETWEEN_LINES);
            LOG.log(
                    Level.SEVERE,
                    "journal: records are refused, neither PostgreSQL nor the log takes them: {0}",
                    cause.getMessage());
        }
    }

    /** Whose it is, not what it says. */
    static String name(JournalRecord record) {
        return record.getClass().getSimpleName() + " " + record.stamp().sequence() + " of session "
                + record.stamp().session();
    }
}
