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
     * Of the last record that can be: 2^53 - 1, the greatest whole number that every reader of JSON tells. No session counts so
     * far; it and those before it are for what another server says of a session whose own server is gone.
     */
    public static final long LAST = 9_007_199_254_740_991L;

    public Stamp {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(at, "at");
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence counts from 1, but is " + sequence);
        }
    }
}
