package dev.voicebox.journal.commit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.CrashPoints;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.disk.LocalLog;
import dev.voicebox.journal.form.RecordForm;

/** Brings a log into the database, oldest first, in large transactions. For one thread. */
final class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class.getName());
    private static final int MOST_RECORDS = 2_000;
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final LocalLog log;
    private final JournalTables tables;
    private final JournalMeter meter;
    private final Clock clock;
    private Duration took = Duration.ZERO;

    Drain(LocalLog log, JournalTables tables, JournalMeter meter, Clock clock) {
        this.log = log;
        this.tables = tables;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Writes the oldest records of the log.
     *
     * @return what was written, to be dropped; nothing when the log is empty
     * @throws TablesUnavailable when the database does not take them now
     */
    List<byte[]> step() throws TablesUnavailable {
        List<byte[]> oldest = peek();
        if (!oldest.isEmpty()) {
            Instant began = clock.instant();
            CrashPoints.reach("before-drain-commit");
            write(oldest);
            CrashPoints.reach("after-drain-commit");
            took = Duration.between(began, clock.instant());
            meter.committed(took);
        }
        return oldest;
    }

    /** How long the database took for the last batch. */
    Duration took() {
        return took;
    }

    private List<byte[]> peek() throws TablesUnavailable {
        try {
            return log.peek(MOST_RECORDS, MOST_BYTES);
        } catch (IOException e) {
            throw new TablesUnavailable("the log cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(List<byte[]> forms) throws TablesUnavailable {
        Map<JournalRecord, byte[]> records = new LinkedHashMap<>();
        for (byte[] form : forms) {
            try {
                records.put(RecordForm.read(form), form);
            } catch (IllegalArgumentException e) {
                setAside("cannot be read: " + e.getMessage(), form);
            }
        }
        for (JournalRecord rejected : tables.write(List.copyOf(records.keySet()))) {
            setAside("is one that PostgreSQL will never take: " + BatchWriter.name(rejected), records.get(rejected));
        }
    }

    /** It was acknowledged: a person has to look at it. */
    private void setAside(String reason, byte[] form) throws TablesUnavailable {
        try {
            LOG.log(Level.SEVERE, "journal: a record of the log {0}; it is kept in {1}", new Object[] {
                reason, log.setAside(form)
            });
        } catch (IOException e) {
            throw new TablesUnavailable("a record cannot be set aside: " + e.getMessage(), e);
        }
    }
}
