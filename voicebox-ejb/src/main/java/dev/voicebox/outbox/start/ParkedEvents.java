package dev.voicebox.outbox.start;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.persistence.outbox.OutboxCare;
import dev.voicebox.persistence.outbox.OutboxRows;
import dev.voicebox.persistence.outbox.OutboxUnavailable;
import dev.voicebox.persistence.outbox.ParkedRow;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Events that were refused too often, for the person they wait for. Asks the database and may wait for it. */
@ApplicationScoped
public class ParkedEvents {

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    @Inject
    private Outgoing outgoing;

    @Inject
    private UnitOfWork work;

    /**
     * @param id of the event, the same in every copy
     * @param attempts how often it was refused
     * @param lastError what was said the last time
     */
    public record Parked(
            String id,
            TenantId tenant,
            String session,
            String topic,
            int attempts,
            String lastError,
            Instant parkedAt) {

        static Parked of(ParkedRow row) {
            return new Parked(
                    row.eventId(),
                    new TenantId(row.tenant()),
                    row.session(),
                    row.topic(),
                    row.attempts(),
                    row.lastError(),
                    row.parkedAt());
        }

        @Override
        public String toString() {
            return "Parked[" + id + ", " + tenant + ", " + session + ", " + topic + ", " + attempts + ", "
                    + Redacted.text(lastError) + ", " + parkedAt + "]";
        }
    }

    /** The database cannot be asked now. */
    public static final class OutboxAway extends Exception {
        private static final long serialVersionUID = 1L;

        OutboxAway(RuntimeException cause) {
            super("The outbox cannot be read at the moment. Try again in a few seconds.", cause);
        }
    }

    /** Those of all tenants that have been parked the longest. */
    public List<Parked> oldest(int most) throws OutboxAway {
        return ask(care -> care.parked(most)).stream().map(Parked::of).toList();
    }

    /** It is told again, behind later events of its session, and that is written down; false if no such event is parked. */
    public boolean retry(TenantId tenant, String id, Deeds deeds) throws OutboxAway {
        boolean found = unpark(tenant, id, deeds);
        if (found) {
            outgoing.onCommitted();
        }
        return found;
    }

    private boolean unpark(TenantId tenant, String id, Deeds deeds) throws OutboxAway {
        try {
            return work.inTransaction(tenant, entities -> {
                boolean found = OutboxRows.unpark(entities, tenant.value(), id);
                if (found) {
                    deeds.done(tenant, new Deed("outbox.update", "outbox:" + id, Map.of("retried", "true")));
                }
                return found;
            });
        } catch (RuntimeException e) {
            throw new OutboxAway(e);
        }
    }

    private <T> T ask(Function<OutboxCare, T> question) throws OutboxAway {
        try {
            return question.apply(new OutboxCare(database));
        } catch (OutboxUnavailable e) {
            throw new OutboxAway(e);
        }
    }
}
