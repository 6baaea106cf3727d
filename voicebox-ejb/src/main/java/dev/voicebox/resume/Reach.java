package dev.voicebox.resume;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Whether a session that begins now could be written down where every server reads it. */
public final class Reach {
    /** Of servers whose sessions end with their connections. */
    public static final Reach NOT_NEEDED = new Reach(() -> false, () -> true);

    private final BooleanSupplier away;
    private final BooleanSupplier answers;

    /**
     * @param away known to be, without asking
     * @param answers asks, for 150 ms at most: whoever is refused is to be refused soon
     */
    public Reach(BooleanSupplier away, BooleanSupplier answers) {
        this.away = Objects.requireNonNull(away, "away");
        this.answers = Objects.requireNonNull(answers, "answers");
    }

    /** Whether sessions that begin now have to be written down at all. */
    public boolean isNeeded() {
        return this != NOT_NEEDED;
    }

    /** Known not to be there, without asking. */
    public boolean isKnownAway() {
        return away.getAsBoolean();
    }

    public boolean isThere() {
        return !away.getAsBoolean() && answers.getAsBoolean();
    }
}
