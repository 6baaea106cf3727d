package dev.voicebox.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.EntityManager;

import dev.voicebox.audit.chain.ChainSeal;
import dev.voicebox.persistence.audit.AuditHead;
import dev.voicebox.persistence.audit.AuditRepository;
import dev.voicebox.persistence.audit.AuditRow;
import dev.voicebox.persistence.audit.ChainedRow;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** The audit log in PostgreSQL. Servers that write for the same tenant at once take turns at the head of its chain. */
public final class StoredAuditLog implements AuditLog {
    private final UnitOfWork work;
    private final ChainSeal seal;
    private final AuditEvents events;
    private final Clock clock;

    public StoredAuditLog(UnitOfWork work, ChainSeal seal, AuditEvents events, Clock clock) {
        this.work = Objects.requireNonNull(work, "work");
        this.seal = Objects.requireNonNull(seal, "seal");
        this.events = Objects.requireNonNull(events, "events");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public void record(TenantId tenant, AuditEntry entry) {
        work.inTransaction(tenant, entities -> {
            append(tenant, List.of(entry), entities).forEach(row -> events.tell(row, entities));
            return entry;
        });
    }

    /** What is told to nobody outside: refusals, of which anybody can cause any number. All are written or none. */
    public void recordQuietly(TenantId tenant, List<AuditEntry> entries) {
        work.inTransaction(tenant, entities -> append(tenant, entries, entities));
    }

    private List<AuditRow> append(TenantId tenant, List<AuditEntry> entries, EntityManager entities) {
        AuditRepository rows = new AuditRepository(entities);
        AuditHead head = rows.lock(tenant.value());
        // A row that somebody put beyond the head must not keep us from writing.
        long newest = rows.newest(tenant.value());
        List<ChainedRow> chained = new ArrayList<>();
        for (AuditEntry entry : entries) {
            long sequence = Math.max(head.sequence(), newest) + 1;
            ChainedRow next = seal.seal(rowOf(tenant, sequence, entry), head.hash());
            head = seal.headAfter(head, newest, next);
            chained.add(next);
        }
        rows.append(chained, head);
        return chained.stream().map(ChainedRow::row).toList();
    }

    private AuditRow rowOf(TenantId tenant, long sequence, AuditEntry entry) {
        return new AuditRow(
                tenant.value(),
                sequence,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.source(),
                entry.outcome(),
                entry.requestId(),
                AuditForm.details(entry.details()));
    }
}
