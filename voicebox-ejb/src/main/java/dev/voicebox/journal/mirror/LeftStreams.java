package dev.voicebox.journal.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.form.RecordForm;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.JournalStreams.Entry;
import dev.voicebox.persistence.redis.RedisUnavailable;

/** Says that this gateway lives, and brings in the streams of those that do not. */
public final class LeftStreams implements Runnable {
    private static final Logger LOG = Logger.getLogger(LeftStreams.class.getName());
    private static final int AT_ONCE = 500;

    private final JournalStreams streams;
    private final String gateway;
    private final JournalTables tables;

    public LeftStreams(JournalStreams streams, String gateway, JournalTables tables) {
        this.streams = streams;
        this.gateway = gateway;
        this.tables = tables;
    }

    @Override
    public void run() {
        try {
            for (String dead : streams.dead()) {
                if (streams.inherit(dead, gateway)) {
                    bringIn(dead);
                }
            }
        } catch (RedisUnavailable e) {
            LOG.log(Level.FINE, "journal: streams of other servers wait for Redis", e);
        } catch (TablesUnavailable e) {
            LOG.log(Level.FINE, "journal: streams of other servers wait for PostgreSQL", e);
        }
    }

    /** This gateway lives. Not part of {@link #run}, which may take longer than a beat. */
    public void beat() {
        try {
            streams.beat(gateway);
        } catch (RedisUnavailable e) {
            LOG.log(Level.FINE, "journal: Redis does not hear that this server lives", e);
        }
    }

    /** This gateway ends. */
    public void leave() {
        try {
            streams.leave(gateway);
        } catch (RedisUnavailable e) {
            LOG.log(Level.FINE, "journal: Redis will notice by itself that this server is gone", e);
        }
    }

    private void bringIn(String dead) throws TablesUnavailable {
        int records = 0;
        List<Entry> oldest = streams.oldest(dead, AT_ONCE);
        while (!oldest.isEmpty()) {
            write(oldest);
            streams.drop(dead, oldest);
            records += oldest.size();
            oldest = streams.oldest(dead, AT_ONCE);
        }
        streams.forget(dead);
        if (records > 0) {
            LOG.log(Level.INFO, "journal: brought in {0} records of a server that is gone", records);
        }
    }

    private void write(List<Entry> entries) throws TablesUnavailable {
        List<JournalRecord> records = new ArrayList<>();
        for (Entry entry : entries) {
            try {
                records.add(RecordForm.read(entry.form()));
            } catch (IllegalArgumentException e) {
                LOG.log(Level.SEVERE, "journal: a record in Redis cannot be read and is dropped: {0}", e.getMessage());
            }
        }
        for (JournalRecord rejected : tables.write(records)) {
            LOG.log(
                    Level.SEVERE,
                    "journal: PostgreSQL will never take record {0} of session {1} in Redis",
                    new Object[] {rejected.stamp().sequence(), rejected.stamp().session()});
        }
    }
}
