package dev.voicebox.resume;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.journal.EndReason;

/**
 * What sessions of this gateway say, on its way to where every gateway can read it. No call waits. All calls with a lease keep
 * their order, and their answers come in that order, on any thread; sessions do not wait for each other.
 */
public interface EventLog {

    /** @param then told once what became of it; must not wait */
    void append(Lease lease, StoredEvent event, Keeping keeping, Consumer<Appended> then);

    /** Something of the session has changed. While it cannot be written down it is remembered, and written later. */
    void note(Lease lease, StateChange change);

    /**
     * What is stored behind an event: all that was appended before this call, and nothing that is appended after it.
     *
     * @param after {@code null} for all
     * @param then told once; empty if that is not known any more or cannot be read now
     */
    void replay(Lease lease, String after, Consumer<Optional<List<StoredEvent>>> then);

    /** The session is over, and nothing of it is left. What has ended, or is owned by another gateway, is left alone. */
    void end(Lease lease, EndReason why);

    /** This gateway lets go of the session: another one may claim it as long as it is resumable. */
    void release(Lease lease);

    /**
     * Hears of sessions that this gateway had and another one has now, or that were closed in its place; from any thread, once
     * a lease, perhaps before an append is {@link Appended#FENCED}. Must not wait.
     */
    void onLost(Consumer<Lease> listener);
}
