package dev.voicebox.language.health;

import java.util.Locale;
import java.util.Objects;

/**
 * How a provider did when it was last heard of.
 *
 * @param reason one line of plain words, without a key
 */
public record Health(State state, String reason) {
    public static final Health UNKNOWN = new Health(State.UNKNOWN, "not asked yet");

    public enum State {
        UNKNOWN,
        UP,
        DOWN;

        /** In lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Health {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }

    static Health up(String reason) {
        return new Health(State.UP, reason);
    }

    static Health down(String reason) {
        return new Health(State.DOWN, reason);
    }
}
