package dev.voicebox.tool;

/**
 * How often answers in a row end with calls. A row begins anew with a turn of the caller, and with an answer that completes
 * without a call. When it is full, the next answer has to do without: an agent that calls and calls would otherwise cost
 * money for ever while its caller hears nothing.
 */
public final class ToolRounds {
    /** What a turn of a caller may take; agents that are useful on the phone stay far below. */
    public static final int USUAL = 16;

    public static final int MOST = 1_000;

    private final int most;
    private int rounds;

    /** @param most answers with calls that may follow each other, 1 to 1000 */
    public ToolRounds(int most) {
        check(most);
        this.most = most;
    }

    /** @throws IllegalArgumentException naming the setting */
    public static int check(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("voicebox.tools.max-rounds must be 1 to " + MOST + ", but is " + most);
        }
        return most;
    }

    /** The caller has said or written something. */
    public void onTurn() {
        rounds = 0;
    }

    /** An answer has ended: {@code called} when calls are among what it put out, {@code completed} when it was not broken off. */
    public void onAnswer(boolean called, boolean completed) {
        if (called) {
            rounds++;
        } else if (completed) {
            rounds = 0;
        }
    }

    /** Whether the next answer may call nothing. */
    public boolean isFull() {
        return rounds >= most;
    }
}
