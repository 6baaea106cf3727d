package dev.voicebox.inbound.stored;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.voicebox.content.ContentAway;
import dev.voicebox.content.ContentReader;
import dev.voicebox.content.TenantKeys;
import dev.voicebox.event.Item;
import dev.voicebox.event.SessionId;
import dev.voicebox.inbound.Away;
import dev.voicebox.inbound.InboundPasts;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.HistoryUnreadable;
import dev.voicebox.persistence.history.Slice;
import dev.voicebox.persistence.history.StoredItem;
import dev.voicebox.persistence.history.Wanted;
import dev.voicebox.session.SessionPast;
import dev.voicebox.tenant.TenantId;

/**
 * The words that the database has. Records of another server that are still on their way there are not known: so counting goes
 * on from the time, of which nobody who had the session before has come so far. A thousandth of a millisecond for each record.
 */
public final class StoredPasts implements InboundPasts {
    /** What is older is hardly ever read by a model, and longer ago than any record comes twice. */
    static final int MOST_ITEMS = 500;

    private static final int RECORDS_PER_MS = 1_000;

    private final HistoryRows rows;
    private final TenantKeys content;
    private final Clock clock;

    public StoredPasts(HistoryRows rows, TenantKeys content, Clock clock) {
        this.rows = rows;
        this.content = content;
        this.clock = clock;
    }

    @Override
    public SessionPast of(TenantId tenant, SessionId session) {
        try {
            List<Item> items = new ArrayList<>();
            ContentReader reader = new ContentReader(content, tenant);
            for (StoredItem row : last(tenant, session)) {
                // Of what cannot be read any more nothing was said, as far as a model is concerned.
                reader.read(session.value(), row.json())
                        .map(dev.voicebox.wire.item.StoredItem::read)
                        .ifPresent(items::add);
            }
            Collections.reverse(items);
            return new SessionPast(clock.millis() * RECORDS_PER_MS, items);
        } catch (HistoryUnreadable | ContentAway e) {
            throw new Away("what was said before cannot be read", e);
        }
    }

    /** The latest first. Long ones come fewer at a time. */
    private List<StoredItem> last(TenantId tenant, SessionId session) {
        List<StoredItem> found = new ArrayList<>();
        Optional<Slice<StoredItem>> step = items(tenant, session, found);
        while (step.isPresent()) {
            found.addAll(step.get().rows());
            boolean more = step.get().hasMore() && found.size() < MOST_ITEMS;
            step = more ? items(tenant, session, found) : Optional.empty();
        }
        return found;
    }

    private Optional<Slice<StoredItem>> items(TenantId tenant, SessionId session, List<StoredItem> before) {
        String after = before.isEmpty() ? null : before.get(before.size() - 1).itemId();
        return rows.items(tenant.value(), session.value(), new Wanted(after, null, MOST_ITEMS - before.size(), true));
    }
}
