package dev.voicebox.persistence.redis.session;

import java.util.List;
import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * A session as its owner remembers it, to be written over what Redis has. What was said before {@code said} is not known any more,
 * unless Redis has it.
 *
 * @param since the epoch from which the owner has had it
 * @param lastEvent id of the event that was sent last; empty for none
 * @param said the last of the events that were to be kept, one after the other without a gap; may be none
 */
public record SessionRemembered(
        SessionAddress session,
        SessionStart start,
        long epoch,
        long since,
        Counts counts,
        String lastEvent,
        Items items,
        List<KeptEvent> said) {
    public SessionRemembered {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(lastEvent, "lastEvent");
        Objects.requireNonNull(items, "items");
        said = List.copyOf(said);
    }

    /**
     * @param version from which the owner goes on
     * @param events that were to be kept so far, whether they were or not
     * @param open answers that have begun and not ended
     * @param openFrom the first event of the oldest of them; 0 for none
     */
    public record Counts(long version, long events, long open, long openFrom) {}

    /**
     * The last of a conversation.
     *
     * @param older whether there were more
     */
    public record Items(List<Body> bodies, boolean older) {
        public Items {
            bodies = List.copyOf(bodies);
        }
    }

    /** @param text that only gateways read */
    public record Body(String id, String text) {
        @Override
        public String toString() {
            return "Body[" + id + ", " + Redacted.text(text) + "]";
        }
    }
}
