package dev.voicebox.usage.call;

import java.time.Clock;
import java.util.function.Supplier;

import dev.voicebox.event.SessionId;
import dev.voicebox.journal.Journal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Stamp;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Records what calls over HTTP use. Such a call has no session: its journal has one record, the first of the id {@code req_…}
 * which is made for it here. A client's own id of a request will not do, for it may come twice.
 */
public final class CallUsage {
    private static final long ONLY = 1;

    private final Journal journal;
    private final Supplier<SessionId> ids;
    private final Clock clock;

    /** @param ids makes a new one for each call */
    public CallUsage(Journal journal, Supplier<SessionId> ids, Clock clock) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** For one call that was let in. */
    public CallMeter of(TenantId tenant, ProjectId project) {
        SessionId id = ids.get();
        return new CallMeter(used -> journal.append(
                new JournalRecord.Used(new Stamp(tenant, project, id, ONLY, clock.instant()), used), written -> {}));
    }
}
