package dev.voicebox.persistence.redis.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * What a claim found.
 *
 * @param formerOwner name of the gateway that had it
 * @param items in the order of the conversation
 * @param events in order, from where the client has seen them, an answer is open, or 200 of them are told, whichever is earliest
 */
public record ClaimedState(
        String formerOwner, Numbers numbers, Facts facts, List<SessionRemembered.Body> items, List<KeptEvent> events) {
    public ClaimedState {
        Objects.requireNonNull(formerOwner, "formerOwner");
        items = List.copyOf(items);
        events = List.copyOf(events);
    }

    @Override
    public String toString() {
        return "ClaimedState[" + formerOwner + ", " + numbers + ", " + facts + ", " + items.size() + " entries" + ", "
                + events.size() + " entries" + "]";
    }

    /**
     * @param since the epoch from which the new owner has had it without a break
     * @param count events that were to be kept so far
     * @param open answers that have begun and not ended
     * @param openFrom place of the first event of the oldest of them; 0 for none
     * @param seen place of what the client has seen
     */
    public record Numbers(
            long epoch, long since, long version, long count, long open, long openFrom, boolean older, long seen) {
        static Numbers of(List<?> told) {
            return new Numbers(
                    (Long) told.get(0),
                    (Long) told.get(1),
                    (Long) told.get(2),
                    (Long) told.get(3),
                    (Long) told.get(4),
                    (Long) told.get(5),
                    (Long) told.get(6) == 1,
                    (Long) told.get(7));
        }
    }

    /** @param config text that only gateways read */
    public record Facts(String config, Instant began, Instant expires) {
        @Override
        public String toString() {
            return "Facts[" + Redacted.text(config) + ", " + began + ", " + expires + "]";
        }
    }

    /** Why there is nothing. */
    public enum Refusal {
        UNKNOWN,
        GAP
    }

    /** What was found, or why nothing was. */
    public record Answer(Optional<ClaimedState> found, Refusal refusal) {}

    static Answer read(Object answer) {
        List<?> told = (List<?>) answer;
        if (!"OK".equals(told.get(0))) {
            return new Answer(Optional.empty(), Refusal.valueOf((String) told.get(0)));
        }
        List<?> facts = (List<?>) told.get(3);
        ClaimedState found = new ClaimedState(
                (String) told.get(1),
                Numbers.of((List<?>) told.get(2)),
                new Facts((String) facts.get(0), instant(facts.get(1)), instant(facts.get(2))),
                bodies((List<?>) told.get(4)),
                KeptEvent.all((List<?>) told.get(5)));
        return new Answer(Optional.of(found), null);
    }

    private static List<SessionRemembered.Body> bodies(List<?> told) {
        List<SessionRemembered.Body> bodies = new ArrayList<>();
        for (int i = 0; i < told.size(); i += 2) {
            bodies.add(new SessionRemembered.Body((String) told.get(i), (String) told.get(i + 1)));
        }
        return bodies;
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli(Long.parseLong((String) millis));
    }
}
