package dev.voicebox.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.TenantId;

/**
 * Offers again what the journal had no room for and nobody can ask for again: everything but new and changed items, whose
 * client was told that they are not kept. The beginning of a session before each record of it, so that no item is kept of a
 * session that is not; the rest whenever this is run. Bounded; a record that is written twice counts once.
 */
public final class RepeatedOffers implements Journal, Runnable {
    private static final Logger LOG = Logger.getLogger(RepeatedOffers.class.getName());

    private final Journal journal;
    private final String gateway;
    private final int most;
    private final Map<Whose, Refused> beginnings = new LinkedHashMap<>();
    private final Deque<Refused> others = new ArrayDeque<>();

    private record Whose(TenantId tenant, SessionId session) {
        static Whose of(JournalRecord record) {
            return new Whose(record.stamp().tenant(), record.stamp().session());
        }
    }

    private record Refused(JournalRecord record, Consumer<Written> outcome) {}

    /**
     * @param gateway name of this server
     * @param most records that are kept to be offered again
     */
    public RepeatedOffers(Journal journal, String gateway, int most) {
        this.journal = journal;
        this.gateway = gateway;
        this.most = most;
    }

    @Override
    public String gateway() {
        return gateway;
    }

    /** Of what is offered again, the outcome is told once it is durable or given up. */
    @Override
    public void append(JournalRecord record, Consumer<Written> outcome) {
        Refused beginning = beginningOf(Whose.of(record));
        if (beginning != null) {
            offer(beginning);
        }
        if (record instanceof JournalRecord.ItemPut) {
            journal.append(record, outcome);
        } else {
            offer(new Refused(record, outcome));
        }
    }

    /** Offers the one that has waited longest, and when the journal takes it, the next. */
    @Override
    public void run() {
        Refused oldest = oldest();
        if (oldest != null) {
            journal.append(oldest.record(), written -> {
                settle(oldest, written);
                if (written == Written.DURABLE) {
                    run();
                }
            });
        }
    }

    /** How many wait to be offered again. */
    synchronized int waiting() {
        return beginnings.size() + others.size();
    }

    private void offer(Refused again) {
        journal.append(again.record(), written -> settle(again, written));
    }

    private void settle(Refused offered, Written written) {
        if (written != Written.REFUSED || !keep(offered)) {
            offered.outcome().accept(written);
        }
    }

    private boolean keep(Refused refused) {
        synchronized (this) {
            if (waiting() < most) {
                if (refused.record() instanceof JournalRecord.SessionBegan) {
                    beginnings.put(Whose.of(refused.record()), refused);
                } else {
                    others.add(refused);
                }
                return true;
            }
        }
        Stamp stamp = refused.record().stamp();
        LOG.log(
                Level.SEVERE,
                "journal: record {0} of session {1} is given up, too many wait to be offered again",
                new Object[] {stamp.sequence(), stamp.session()});
        return false;
    }

    private synchronized Refused beginningOf(Whose whose) {
        return beginnings.isEmpty() ? null : beginnings.remove(whose);
    }

    private synchronized Refused oldest() {
        Iterator<Whose> sessions = beginnings.keySet().iterator();
        return sessions.hasNext() ? beginnings.remove(sessions.next()) : others.poll();
    }
}
