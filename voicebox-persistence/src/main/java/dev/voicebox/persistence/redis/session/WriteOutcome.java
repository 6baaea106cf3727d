package dev.voicebox.persistence.redis.session;

import java.util.Arrays;

/** What became of a write, or of a sign of life. */
public enum WriteOutcome {
    OK,
    /** Another gateway owns the session. */
    FENCED,
    /** The session is not here: it ended elsewhere, or Redis has lost it. */
    GONE,
    /** The owner knows another version: something that it wrote was lost, or came although it seemed lost. */
    STEP,
    /** The server did not take it, as for lack of memory; or one of several servers is gone, and nobody knows. */
    REFUSED;

    static WriteOutcome of(Object answer) {
        return Arrays.stream(values())
                .filter(one -> one != REFUSED && one.name().equals(answer))
                .findFirst()
                .orElse(REFUSED);
    }
}
