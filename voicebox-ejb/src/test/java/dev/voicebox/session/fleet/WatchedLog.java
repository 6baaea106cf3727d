package dev.voicebox.session.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;

/** The log of one gateway: remembers what was stored, and may be cut off after any entry, as when its server dies there. */
final class WatchedLog implements EventLog {
    private final EventLog log;
    private final List<String> stored;
    private final Fleet.Mutant mutant;
    private long entriesLeft = Long.MAX_VALUE;

    /** @param stored takes the ids of what was stored, over all gateways */
    WatchedLog(EventLog log, List<String> stored, Fleet.Mutant mutant) {
        this.log = log;
        this.stored = stored;
        this.mutant = mutant;
    }

    /** So many entries are still written, and nothing after them. */
    void diesAfter(long entries) {
        entriesLeft = entries;
    }

    @Override
    public void append(Lease lease, StoredEvent event, Keeping keeping, Consumer<Appended> then) {
        if (entriesLeft-- > 0) {
            log.append(lease, event, keeping, became -> {
                if (became == Appended.APPENDED && keeping.isStored()) {
                    stored.add(event.id());
                }
                then.accept(became);
            });
        }
    }

    @Override
    public void note(Lease lease, StateChange change) {
        if (entriesLeft-- > 0) {
            log.note(lease, change);
        }
    }

    @Override
    public void replay(Lease lease, String after, Consumer<Optional<List<StoredEvent>>> then) {
        if (entriesLeft > 0) {
            log.replay(lease, after, missed -> then.accept(missed.map(mutant::replays)));
        }
    }

    @Override
    public void end(Lease lease, EndReason why) {
        if (entriesLeft > 0) {
            log.end(lease, why);
        }
    }

    @Override
    public void release(Lease lease) {
        if (entriesLeft > 0) {
            log.release(lease);
        }
    }

    @Override
    public void onLost(Consumer<Lease> listener) {
        log.onLost(listener);
    }
}
