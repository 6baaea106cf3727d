package dev.voicebox.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
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
    private final Deeds deeds;

    public Erasures(UnitOfWork work, Clock clock) {
        this(work, clock, Deeds.UNSIGNED);
    }

    private Erasures(UnitOfWork work, Clock clock, Deeds deeds) {
        this.work = work;
        this.clock = clock;
        this.deeds = deeds;
    }

    /** The same, of one who is known: only that one asks for anything. */
    public Erasures by(Deeds signed) {
        return new Erasures(work, clock, signed);
    }

    /**
     * All that is known of a session, whether it has been written yet or not: records of it that come later are left out. One
     * that runs goes on, and nothing of it is kept.
     *
     * @param requestedBy as in the audit log
     */
    public Erasure ofSession(TenantId tenant, SessionId session, String requestedBy) {
        ErasureRow request = request(tenant, session.value(), requestedBy);
        return ask(tenant, request, entities -> new ErasureRepository(entities).addSession(request));
    }

    /**
     * All that happened in the tenant's sessions up to now, and the keys that it was encrypted with. Its keys for access, its
     * settings and what it made for its callers (personas, voices) stay.
     *
     * @param requestedBy as in the audit log
     */
    public Erasure ofEverything(TenantId tenant, String requestedBy) {
        ErasureRow request = request(tenant, null, requestedBy);
        return ask(tenant, request, entities -> {
            new TenantKeyRepository(entities).erase(tenant.value(), request.requestedAt());
            new ErasureRepository(entities).addAll(request);
        });
    }

    /**
     * The tenant's sessions that ended before a time, or without an end began a day before it, as its retention would have them
     * erased.
     *
     * @param before not in the future
     * @param requestedBy as in the audit log
     */
    public Erasure ofOlder(TenantId tenant, Instant before, String requestedBy) {
        ErasureRow request = request(tenant, null, requestedBy).olderThan(before.truncatedTo(ChronoUnit.MICROS));
        return ask(tenant, request, entities -> new ErasureRepository(entities).addAll(request));
    }

    /** Empty if the tenant has no such request. */
    public Optional<Erasure> find(TenantId tenant, String id) {
        return work.inTransaction(
                tenant,
                entities ->
                        new ErasureRepository(entities).find(tenant.value(), id).map(Erasure::of));
    }

    /** The latest first; empty if the part is to begin or end at a request that the tenant does not have. */
    public Optional<Part<Erasure>> list(TenantId tenant, Part.Wanted wanted) {
        return work.inTransaction(tenant, entities -> {
            ErasureRepository rows = new ErasureRepository(entities);
            Optional<ErasureRow> from =
                    Optional.ofNullable(wanted.cursor()).flatMap(id -> rows.find(tenant.value(), id));
            if (wanted.cursor() != null && from.isEmpty()) {
                return Optional.empty();
            }
            List<ErasureRow> found =
                    rows.part(tenant.value(), from.orElse(null), wanted.isBackward(), wanted.limit() + 1);
            return Optional.of(Part.of(found, wanted, Erasure::of));
        });
    }

    private Erasure ask(TenantId tenant, ErasureRow request, Consumer<EntityManager> step) {
        return work.inTransaction(tenant, entities -> {
            step.accept(entities);
            Map<String, String> details = Map.of(
                    "session", Objects.toString(request.session(), "*"),
                    "up_to", request.upTo().toString());
            deeds.done(tenant, new Deed("erasure.create", "erasure:" + request.id(), details));
            return Erasure.of(request);
        });
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
