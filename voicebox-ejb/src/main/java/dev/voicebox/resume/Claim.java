package dev.voicebox.resume;

import java.util.List;
import java.util.Objects;

import dev.voicebox.event.Item;
import dev.voicebox.privacy.Redacted;

/**
 * A session that this gateway owns from now on, whoever had it before.
 *
 * @param token the next one, for the client. The one it has shown works too, until {@link StateChange.TokenReceived} is noted.
 */
public record Claim(Lease lease, ResumeToken token, Former former, State state, Events events) {
    public Claim {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(former, "former");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(events, "events");
    }

    /**
     * Who had it.
     *
     * @param gateway as {@link SessionStates#gateway}
     * @param since the epoch from which this gateway has owned the session without a break: that of the claim itself, unless
     *     it was here already
     */
    public record Former(String gateway, long since) {
        public Former {
            Objects.requireNonNull(gateway, "gateway");
        }
    }

    /**
     * What the session is.
     *
     * @param items the last 100 of the conversation at most, in order
     * @param olderItems whether there were more before them, which the history has
     */
    public record State(SessionFacts facts, List<Item> items, boolean olderItems) {
        public State {
            Objects.requireNonNull(facts, "facts");
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "State[" + facts + ", " + Redacted.entries(items) + ", " + olderItems + "]";
        }
    }

    /**
     * What the session said. An event may be in both.
     *
     * @param unseen what is stored behind the event that the client saw last, in order
     * @param answer what is stored from the beginning of the oldest answer on that has not ended, in order, with all else that
     *     came meanwhile, and the last 200 events in any case: beside answers, items and words of turns may not have ended. Of
     *     an answer eight times as long as the stream may be the beginning is missing.
     */
    public record Events(List<StoredEvent> unseen, List<StoredEvent> answer) {
        public Events {
            unseen = List.copyOf(unseen);
            answer = List.copyOf(answer);
        }

        @Override
        public String toString() {
            return "Events[" + Redacted.entries(unseen) + ", " + Redacted.entries(answer) + "]";
        }
    }

    /**
     * Whether the session that has this lease here is the one that was claimed, and goes on: its lease still counts, and what
     * it appends meanwhile is taken. If not, the session here was lost long ago; this one has to be taken up from the claim.
     */
    public boolean continues(Lease here) {
        return here.key().equals(lease.key()) && here.epoch() >= former.since() && here.epoch() < lease.epoch();
    }
}
