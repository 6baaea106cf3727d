package dev.voicebox.journal.lost;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Writes that sessions are over in the place of servers that are gone. What two servers write is the same. */
public final class PresumedEnds {
    private static final Logger LOG = Logger.getLogger(PresumedEnds.class.getName());

    private final OpenSessions open;
    private final JournalTables tables;
    private final Clock clock;

    public PresumedEnds(OpenSessions open, JournalTables tables, Clock clock) {
        this.open = open;
        this.tables = tables;
        this.clock = clock;
    }

    /** Whether it is written that the session is over, or there is nothing to write; not while the database is away. */
    public boolean end(TenantId tenant, SessionId session) {
        try {
            List<OpenSessions.Open> found =
                    open.named(tenant.value(), session.value()).stream().toList();
            if (!found.isEmpty()) {
                end(found);
            }
            return true;
        } catch (DatabaseAway | TablesUnavailable e) {
            LOG.log(Level.FINE, "journal: the end of a session waits for PostgreSQL", e);
            return false;
        }
    }

    /** All of them, but for those that the database will never take. */
    void end(List<OpenSessions.Open> sessions) throws TablesUnavailable {
        Instant now = clock.instant();
        List<JournalRecord> ends = new ArrayList<>();
        sessions.forEach(one -> end(one, now, ends));
        tables.write(ends).forEach(PresumedEnds::complain);
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
