package dev.voicebox.outbox.start;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.persistence.outbox.OutboxCare;
import dev.voicebox.persistence.outbox.OutboxUnavailable;
import dev.voicebox.persistence.outbox.ParkedRow;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/** Events that were refused too often, for the person they wait for. Asks the database and may wait for it. */
@ApplicationScoped
public class ParkedEvents {

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    @Inject
    private Outgoing outgoing;

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

        OutboxAway(OutboxUnavailable cause) {
            super("The outbox cannot be read at the moment. Try again in a few seconds.", cause);
        }
    }

    /** Those of all tenants that have been parked the longest. */
    public List<Parked> oldest(int most) throws OutboxAway {
        return ask(care -> care.parked(most)).stream().map(Parked::of).toList();
    }

    /** It is told again, behind later events of its session; false if no such event is parked. */
    public boolean retry(TenantId tenant, String id) throws OutboxAway {
        boolean found = ask(care -> care.unpark(tenant.value(), id));
        if (found) {
            outgoing.onCommitted();
        }
        return found;
    }

    private <T> T ask(Function<OutboxCare, T> question) throws OutboxAway {
        try {
            return question.apply(new OutboxCare(database));
        } catch (OutboxUnavailable e) {
            throw new OutboxAway(e);
        }
    }
}
