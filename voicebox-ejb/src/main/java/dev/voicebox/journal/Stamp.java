package dev.voicebox.journal;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Which record of which session. Tenant, session and sequence are the key under which a record counts once, however often and
 * in whatever order it is replayed.
 *
 * @param sequence counts all records of the session, from 1, given by the session's own thread
 */
public record Stamp(TenantId tenant, ProjectId project, SessionId session, long sequence, Instant at) {
    /**
     * Half of what every reader of JSON tells as a whole number, 2^53. No session counts so far: from here on are the records in
     * which another server says what became of a session whose own server is gone.
     */
    private static final long PRESUMED = 1L << 52;

    public Stamp {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(at, "at");
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence counts from 1, but is " + sequence);
        }
    }

    /** Of the presumed end of what began with this record: another one each time that a session is taken up and lost. */
    public static long presumedEndOf(long began) {
        return PRESUMED + began;
    }

    /** The record that began what this is the presumed end of. */
    public long presumedBegan() {
        return sequence - PRESUMED;
    }
}
