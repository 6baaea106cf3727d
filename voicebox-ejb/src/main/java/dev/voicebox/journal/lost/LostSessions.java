package dev.voicebox.journal.lost;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.SessionId;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.persistence.journal.DatabaseAway;
import dev.voicebox.persistence.journal.OpenSessions;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Looks for gateways that have sessions and do not say that they live, and closes those sessions in their place. Any number of
 * servers may look; what two of them write is the same. To be run every {@link JournalStreams#beat beat}.
 */
public final class LostSessions implements Runnable {
    private static final Logger LOG = Logger.getLogger(LostSessions.class.getName());

    /**
     * In a row, before it is taken for gone. A Redis that was away or has lost its keys calls all gateways silent until they have
     * said again that they live, which they do between any two looks. Counted, not timed: clocks jump.
     */
    static final int SILENT_LOOKS = 3;

    private static final int AT_ONCE = 200;

    private final OpenSessions open;
    private final JournalStreams streams;
    private final JournalTables tables;
    private final Clock clock;
    private final String gateway;
    private final Map<String, Integer> silent = new HashMap<>();

    /** @param gateway the name of this server, which lives */
    public LostSessions(OpenSessions open, JournalStreams streams, JournalTables tables, Clock clock, String gateway) {
        this.open = open;
        this.streams = streams;
        this.tables = tables;
        this.clock = clock;
        this.gateway = gateway;
    }

    @Override
    public void run() {
        try {
            Set<String> others = open.gateways();
            others.remove(gateway);
            silent.keySet().retainAll(others);
            for (String other : others) {
                look(other);
            }
        } catch (RedisUnavailable e) {
            // Who is not heard while nobody can be heard may live.
            silent.clear();
            LOG.log(Level.FINE, "journal: sessions of other servers wait for Redis", e);
        } catch (DatabaseAway | TablesUnavailable e) {
            LOG.log(Level.FINE, "journal: sessions of other servers wait for PostgreSQL", e);
        }
    }

    private void look(String other) throws DatabaseAway, TablesUnavailable {
        if (streams.isAlive(other)) {
            silent.remove(other);
        } else if (silent.merge(other, 1, Integer::sum) >= SILENT_LOOKS && streams.mayClose(other, gateway)) {
            close(other);
        }
    }

    private void close(String lost) throws DatabaseAway, TablesUnavailable {
        int sessions = 0;
        List<OpenSessions.Open> some = open.of(lost, AT_ONCE);
        while (!some.isEmpty()) {
            Instant now = clock.instant();
            List<JournalRecord> ends = new ArrayList<>();
            some.forEach(one -> end(one, now, ends));
            List<JournalRecord> rejected = tables.write(ends);
            sessions += some.size();
            // Those that cannot be closed would be found again and again.
            some = rejected.isEmpty() ? open.of(lost, AT_ONCE) : List.of();
            rejected.forEach(LostSessions::complain);
        }
        LOG.log(Level.WARNING, "journal: closed {0} sessions of server {1}, which is gone", new Object[] {sessions, lost
        });
    }

    /** The same names whoever does it, so that each end is told once. */
    private static void end(OpenSessions.Open one, Instant now, List<JournalRecord> ends) {
        TenantId tenant = new TenantId(one.tenantId());
        ProjectId project = new ProjectId(one.projectId());
        SessionId session = new SessionId(one.sessionId());
        long end = Stamp.presumedEndOf(one.began());
        if (!one.calls().isEmpty()) {
            Stamp before = new Stamp(tenant, project, session, end - 1, now);
            ends.add(new JournalRecord.ToolsAbandoned(before, one.calls()));
        }
        ends.add(new JournalRecord.SessionEnded(new Stamp(tenant, project, session, end, now), EndReason.GATEWAY_LOST));
    }

    private static void complain(JournalRecord rejected) {
        LOG.log(
                Level.SEVERE,
                "journal: PostgreSQL will never take the end of session {0}",
                rejected.stamp().session());
    }
}
