package dev.voicebox.journal.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.disk.Disk;
import dev.voicebox.journal.disk.LocalLog;

/** Brings in the logs that servers which are gone left in folders beside ours. Whoever holds a folder is not gone. */
public final class LeftFolders implements Runnable {
    private static final Logger LOG = Logger.getLogger(LeftFolders.class.getName());

    private final Path own;
    private final JournalTables tables;
    private final Clock clock;

    public LeftFolders(Path own, JournalTables tables, Clock clock) {
        this.own = own;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            for (Path folder : LocalLog.beside(own)) {
                bringIn(folder);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "journal: folders beside {0} cannot be read: {1}", new Object[] {own, e.getMessage()
            });
        } catch (TablesUnavailable e) {
            LOG.log(Level.FINE, "journal: folders beside ours wait for PostgreSQL", e);
        }
    }

    private void bringIn(Path folder) throws IOException, TablesUnavailable {
        Optional<LocalLog> left =
                LocalLog.open(folder, new LocalLog.Bounds(Long.MAX_VALUE, LocalLog.Bounds.USUAL_SEGMENT), Disk.REAL);
        if (left.isPresent()) {
            try (LocalLog log = left.get()) {
                long records = log.records();
                Drain drain = new Drain(log, tables, JournalMeter.NONE, clock);
                List<byte[]> oldest = drain.step();
                while (!oldest.isEmpty()) {
                    log.drop(oldest);
                    oldest = drain.step();
                }
                LOG.log(Level.INFO, "journal: brought in {0} records that another server left in {1}", new Object[] {
                    records, folder
                });
            }
        }
    }
}
