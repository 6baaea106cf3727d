package dev.voicebox.journal.commit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.voicebox.journal.CrashPoints;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;

/** Times each batch that is committed directly. */
record MeteredTables(JournalTables tables, JournalMeter meter, Clock clock) implements JournalTables {
    @Override
    public List<JournalRecord> write(List<JournalRecord> batch) throws TablesUnavailable {
        Instant began = clock.instant();
        CrashPoints.reach("before-commit");
        List<JournalRecord> rejected = tables.write(batch);
        CrashPoints.reach("after-commit");
        meter.committed(Duration.between(began, clock.instant()));
        return rejected;
    }
}
