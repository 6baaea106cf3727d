package dev.voicebox.history;

import java.io.IOException;
import java.util.function.Supplier;

import dev.voicebox.content.ContentAway;
import dev.voicebox.content.ContentReader;
import dev.voicebox.content.TenantKeys;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.HistoryUnreadable;
import dev.voicebox.persistence.history.Slice;
import dev.voicebox.persistence.history.StoredItem;
import dev.voicebox.tenant.TenantId;

/**
 * What sessions were and what was said in them, a second after it happened. Everything here asks the database and may wait
 * for it. A tenant of {@code null} is the first one.
 */
public final class History {

    /** Enough that a long session takes few questions. */
    private static final int EXPORT_STEP = 200;

    private final HistoryTenants tenants;
    private final HistoryRows rows;
    private final TenantKeys content;

    History(HistoryTenants tenants, HistoryRows rows, TenantKeys content) {
        this.tenants = tenants;
        this.rows = rows;
        this.content = content;
    }

    public PastSession session(TenantId named, String id) throws HistoryRefused {
        return session(tenants.find(named), id);
    }

    public Page<PastSession> sessions(TenantId named, Page.Wanted wanted) throws HistoryRefused {
        TenantId tenant = tenants.find(named).id();
        return Page.of(
                ask(() -> rows.sessions(tenant.value(), wanted.toRows())).orElseThrow(HistoryRefused::unknownCursor),
                row -> PastSession.of(tenant, row));
    }

    /** Pages stay as they are while the session goes on: what is new stands at the end. */
    public Page<PastItem> items(TenantId named, String session, Page.Wanted wanted) throws HistoryRefused {
        HistoryTenants.Known tenant = tenants.find(named);
        session(tenant, session);
        Slice<StoredItem> page = ask(() -> rows.items(tenant.id().value(), session, wanted.toRows()))
                .orElseThrow(HistoryRefused::unknownCursor);
        return read(tenant.id(), page);
    }

    /** What happened in a session beside its items, in its order. */
    public Page<PastEvent> events(TenantId named, String session, Page.Wanted wanted) throws HistoryRefused {
        HistoryTenants.Known tenant = tenants.find(named);
        session(tenant, session);
        return Page.of(
                ask(() -> rows.events(tenant.id().value(), session, wanted.toRows()))
                        .orElseThrow(HistoryRefused::unknownCursor),
                PastEvent::of);
    }

    /**
     * The latest items in which the words occur.
     *
     * @param words all of them; "a phrase", or, -not
     */
    public Page<PastItem> search(TenantId named, String words, int limit) throws HistoryRefused {
        HistoryTenants.Known tenant = tenants.find(named);
        if (tenant.encrypted()) {
            throw HistoryRefused.encrypted();
        }
        return read(tenant.id(), ask(() -> rows.search(tenant.id().value(), words, limit)));
    }

    /**
     * All items of a session, one after the other, whatever its length. Between two steps nothing is held of the database, so a
     * slow reader costs nobody anything.
     */
    public void export(PastSession session, ItemSink sink) throws HistoryRefused, IOException {
        long behind = 0;
        Slice<StoredItem> step;
        do {
            long position = behind;
            step = ask(() -> rows.itemsBehind(session.tenant().value(), session.id(), position, EXPORT_STEP));
            ContentReader reader = new ContentReader(content, session.tenant());
            for (StoredItem item : step.rows()) {
                sink.take(ask(() -> PastItem.of(item, reader)));
                behind = item.position();
            }
        } while (step.hasMore());
    }

    /** Takes the items of an export. */
    public interface ItemSink {
        void take(PastItem item) throws IOException;
    }

    private PastSession session(HistoryTenants.Known tenant, String id) throws HistoryRefused {
        return ask(() -> rows.session(tenant.id().value(), id))
                .map(row -> PastSession.of(tenant.id(), row))
                .orElseThrow(HistoryRefused::unknownSession);
    }

    private Page<PastItem> read(TenantId tenant, Slice<StoredItem> page) throws HistoryRefused {
        ContentReader reader = new ContentReader(content, tenant);
        return ask(() -> Page.of(page, row -> PastItem.of(row, reader)));
    }

    private static <T> T ask(Supplier<T> question) throws HistoryRefused {
        try {
            return question.get();
        } catch (HistoryUnreadable | ContentAway e) {
            throw HistoryRefused.storeAway(e);
        }
    }
}
