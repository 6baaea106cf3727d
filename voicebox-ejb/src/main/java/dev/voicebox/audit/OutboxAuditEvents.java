package dev.voicebox.audit;

import java.util.List;

import jakarta.persistence.EntityManager;

import dev.voicebox.event.SessionId;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.OutboxForm;
import dev.voicebox.outbox.Topic;
import dev.voicebox.persistence.audit.AuditRow;
import dev.voicebox.persistence.outbox.OutboxRows;
import dev.voicebox.tenant.TenantId;

/** Entries on the topic of what administrators did. They belong to no session: a tenant's are in order under its id. */
public final class OutboxAuditEvents implements AuditEvents {

    @Override
    public void tell(AuditRow row, EntityManager entities) {
        OutboxRows.insert(entities, List.of(OutboxForm.rowOf(eventOf(row))));
    }

    static DomainEvent eventOf(AuditRow row) {
        String id = row.tenant() + ":" + row.sequence() + ":" + Topic.PLATFORM_AUDIT.address();
        return new DomainEvent(
                id,
                Topic.PLATFORM_AUDIT,
                new TenantId(row.tenant()),
                new SessionId(row.tenant()),
                AuditForm.event(id, row),
                null,
                row.at());
    }
}
