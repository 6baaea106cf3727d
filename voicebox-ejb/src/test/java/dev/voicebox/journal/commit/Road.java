package dev.voicebox.journal.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Records;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.Written;
import dev.voicebox.journal.disk.Disk;
import dev.voicebox.journal.disk.LocalLog;

/** The whole way of a batch on virtual time and one thread: what the commit thread would do is done when the test says so. */
final class Road extends Clock implements Commits, AutoCloseable {
    static final Duration DEADLINE = Duration.ofMillis(100);

    final InMemoryTables tables = new InMemoryTables();
    final RecordingMeter meter = new RecordingMeter();
    final LocalLog log;
    final Bridge bridge;
    final Drain drain;
    final BatchWriter writer;
    final List<Long> durable = new ArrayList<>();
    final List<Long> refused = new ArrayList<>();
    /** How long the database takes for a batch. */
    Duration takes = Duration.ofMillis(2);

    private final List<List<JournalRecord>> late = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    static final class RecordingMeter implements JournalMeter {
        int direct;
        int logged;
        int refused;

        @Override
        public void appended(Path path, int records) {
            if (path == Path.DIRECT) {
                direct += records;
            } else {
                logged += records;
            }
        }

        @Override
        public void refused(int records) {
            refused += records;
        }
    }

    Road(Path folder, Disk disk, long maxBytes) throws IOException {
        log = LocalLog.open(folder, new LocalLog.Bounds(maxBytes, 4_096), disk).orElseThrow();
        tables.before = () -> now = now.plus(takes);
        bridge = new Bridge(log, Mirror.NONE, DEADLINE, this);
        drain = new Drain(log, tables, meter, this);
        writer = new BatchWriter(this, bridge, meter, this);
    }

    /** A batch with these records of one session. */
    void write(long... sequences) {
        List<Pending> batch = new ArrayList<>();
        for (long sequence : sequences) {
            batch.add(Pending.of(
                    Records.put("sess_1", sequence, "text " + sequence),
                    written -> (written == Written.DURABLE ? durable : refused).add(sequence)));
        }
        writer.write(batch);
    }

    @Override
    public Optional<List<JournalRecord>> commit(List<JournalRecord> batch) {
        if (tables.away) {
            return Optional.empty();
        }
        if (takes.compareTo(DEADLINE) >= 0) {
            late.add(batch);
            return Optional.empty();
        }
        try {
            return Optional.of(tables.write(batch));
        } catch (TablesUnavailable e) {
            return Optional.empty();
        }
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** What the database was asked for too late for the deadline, it does now. */
    void lateCommitsHappen() throws TablesUnavailable {
        for (List<JournalRecord> batch : late) {
            tables.write(batch);
        }
        late.clear();
    }

    /** @return whether the log has nothing more for the database */
    boolean drains() throws TablesUnavailable {
        bridge.onDrained(drain.step());
        return bridge.close(drain.took());
    }

    void drainsAll() throws TablesUnavailable {
        while (!drains()) {
            // the next one
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
