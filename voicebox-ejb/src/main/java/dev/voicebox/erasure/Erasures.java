package dev.voicebox.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.content.TenantKeyRepository;
import dev.voicebox.persistence.erasure.ErasureRepository;
import dev.voicebox.persistence.erasure.ErasureRow;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/**
 * Requests to erase. Each is one short transaction; the work is done by {@link ErasureWorker} on any server. What was used stays,
 * as numbers, and so does the audit log. Everything here may wait for the database, and throws what it throws.
 */
public final class Erasures {
    private final UnitOfWork work;
    private final Clock clock;

    public Erasures(UnitOfWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /**
     * All that is known of a session, whether it has been written yet or not: records of it that come later are left out. One
     * that runs goes on, and nothing of it is kept.
     *
     * @param requestedBy as in the audit log
     */
    public Erasure ofSession(TenantId tenant, SessionId session, String requestedBy) {
        ErasureRow request = request(tenant, session.value(), requestedBy);
        return work.inTransaction(tenant, entities -> {
            new ErasureRepository(entities).addSession(request);
            return Erasure.of(request);
        });
    }

    /**
     * All that happened in the tenant's sessions up to now, and the keys that it was encrypted with. Its keys for access, its
     * settings and what it made for its callers (personas, voices) stay.
     *
     * @param requestedBy as in the audit log
     */
    public Erasure ofEverything(TenantId tenant, String requestedBy) {
        ErasureRow request = request(tenant, null, requestedBy);
        return work.inTransaction(tenant, entities -> {
            new TenantKeyRepository(entities).erase(tenant.value(), request.requestedAt());
            new ErasureRepository(entities).addAll(request);
            return Erasure.of(request);
        });
    }

    /** Empty if the tenant has no such request. */
    public Optional<Erasure> find(TenantId tenant, String id) {
        return work.inTransaction(
                tenant,
                entities ->
                        new ErasureRepository(entities).find(tenant.value(), id).map(Erasure::of));
    }

    /** The latest first. */
    public List<Erasure> latest(TenantId tenant, int most) {
        return work.inTransaction(
                tenant,
                entities -> new ErasureRepository(entities)
                        .latest(tenant.value(), most).stream().map(Erasure::of).toList());
    }

    private ErasureRow request(TenantId tenant, String session, String requestedBy) {
        // As the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new ErasureRow(
                tenant.value(),
                "ers_" + UUID.randomUUID(),
                session,
                ErasureRow.Reason.REQUESTED,
                requestedBy,
                now,
                now,
                ErasureRow.Stage.ROWS,
                Map.of(),
                null);
    }
}
