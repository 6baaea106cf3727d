package dev.voicebox.journal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** What one session tells the journal: stamps its records and keeps the positions of its items. For the session's own thread. */
public final class SessionJournal {
    private static final Consumer<Written> NOBODY = written -> {};

    private final Owner owner;
    private final Clock clock;
    private final Journal journal;
    private final Map<ItemId, Long> positions = new HashMap<>();
    private final Unwritten unwritten = new Unwritten();
    private long sequence;
    private long lastPosition;

    /** Whose session it is. */
    public record Owner(TenantId tenant, ProjectId project, SessionId session) {
        public Owner {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(project, "project");
            Objects.requireNonNull(session, "session");
        }
    }

    /** Of a session that begins. */
    public SessionJournal(Owner owner, Clock clock, Journal journal) {
        this(owner, clock, journal, 0);
    }

    /** @param counted after which records and positions are counted on: 0 for a session that begins */
    public SessionJournal(Owner owner, Clock clock, Journal journal, long counted) {
        this.owner = owner;
        this.sequence = counted;
        this.lastPosition = counted;
        this.clock = clock;
        this.journal = journal;
    }

    /** Of the server that the session is on; {@code null} if it has no name. */
    public String gateway() {
        return journal.gateway();
    }

    /** For records that nobody waits for: usage, tools. */
    public void note(Function<Stamp, JournalRecord> record) {
        append(record, NOBODY);
    }

    /**
     * The item is new or has changed.
     *
     * @param outcome told on any thread, perhaps at once
     */
    public void put(Item item, ItemId previous, Consumer<Written> outcome) {
        long position = positions.computeIfAbsent(item.id(), unused -> ++lastPosition);
        append(stamp -> new JournalRecord.ItemPut(stamp, position, item, previous), outcome);
    }

    /** The item was deleted. Of one that was never put, as an answer's that is still being written, there is nothing to drop. */
    public void drop(ItemId item) {
        Long position = positions.remove(item);
        if (position != null) {
            append(stamp -> new JournalRecord.ItemDropped(stamp, position, item), NOBODY);
        }
    }

    /** Runs it once it is known what became of everything that was told so far; on any thread, perhaps at once. */
    public void whenWritten(Runnable then) {
        unwritten.whenNone(then);
    }

    private void append(Function<Stamp, JournalRecord> record, Consumer<Written> outcome) {
        Stamp stamp = new Stamp(owner.tenant(), owner.project(), owner.session(), ++sequence, clock.instant());
        unwritten.one();
        journal.append(record.apply(stamp), written -> {
            outcome.accept(written);
            unwritten.oneLess();
        });
    }
}
