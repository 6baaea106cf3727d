package dev.voicebox.resume.owned;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.voicebox.resume.Lease;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StateChange;

/**
 * A session of this gateway. Its lease may be read by any thread; what it {@link #memory remembers} belongs to the thread of the
 * log.
 */
public final class OwnedSession {
    private final long since;
    private final Memory memory;
    private final AtomicBoolean unwritten = new AtomicBoolean();
    private volatile Held held;
    private volatile long heardAt;

    /** @param tokenHash of the token with which the session can be resumed */
    public record Held(Lease lease, String tokenHash) {
        public Held {
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(tokenHash, "tokenHash");
        }

        @Override
        public String toString() {
            return "Held[" + lease + "]";
        }
    }

    /**
     * @param since the epoch from which this gateway has had it without a break
     * @param heardAt nanoseconds, when Redis last said that it is ours
     */
    public OwnedSession(Held held, long since, Memory memory, long heardAt) {
        this.held = Objects.requireNonNull(held, "held");
        this.since = since;
        this.memory = Objects.requireNonNull(memory, "memory");
        this.heardAt = heardAt;
    }

    public SessionKey key() {
        return held.lease().key();
    }

    public Lease lease() {
        return held.lease();
    }

    public Held held() {
        return held;
    }

    public long since() {
        return since;
    }

    /** Whether what says so with this lease is said by the session that is here, not by one that was lost before. */
    public boolean isOf(Lease lease) {
        return lease.epoch() >= since;
    }

    /** It was claimed again, by this gateway itself. */
    public void renew(Held next) {
        if (next.lease().epoch() > held.lease().epoch()) {
            held = next;
        }
    }

    /** Redis says that it is ours. */
    public void heard(long nanos) {
        heardAt = nanos;
    }

    public long heardAt() {
        return heardAt;
    }

    /** What is remembered has to be written; whether that was not known before. */
    public boolean markUnwritten() {
        return unwritten.compareAndSet(false, true);
    }

    public boolean isUnwritten() {
        return unwritten.get();
    }

    public void markWritten() {
        unwritten.set(false);
    }

    /** For the thread of the log. */
    public Memory memory() {
        return memory;
    }

    /** For the thread of the log. */
    public void remember(StateChange change) {
        memory.change(change);
    }
}
