package dev.voicebox.journal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Places on both sides of every durable step at which tests let the process die, as it would by SIGKILL:
 * {@code -Dvoicebox.crash-at=before-commit}, or {@code before-commit:3} for the third time that it gets there. Not set,
 * as in every installation, reaching a point does nothing.
 */
public final class CrashPoints {
    /** The system property. */
    public static final String SETTING = "voicebox.crash-at";

    /** Every point, in the order in which an item that goes all ways passes them. */
    public static final List<String> NAMES = List.of(
            "before-log-sync",
            "after-log-sync",
            "before-commit",
            "after-commit",
            "before-ack",
            "after-ack",
            "before-publish",
            "after-publish",
            "before-mark-published",
            "after-mark-published",
            "before-drain-commit",
            "after-drain-commit",
            "before-log-delete",
            "after-log-delete");

    /** What a shell reports of a process that was killed by SIGKILL. */
    private static final int AS_IF_KILLED = 137;

    private static final CrashPoints OF_THIS_PROCESS = of(System.getProperty(SETTING, ""), Runtime.getRuntime()::halt);

    private final String name;
    private final AtomicInteger left;
    private final IntConsumer halt;

    private CrashPoints(String name, int time, IntConsumer halt) {
        this.name = name;
        this.left = new AtomicInteger(time);
        this.halt = halt;
    }

    /** @param name one of {@link #NAMES}; the process ends here if this is the point and the time that were set */
    public static void reach(String name) {
        if (OF_THIS_PROCESS != null) {
            OF_THIS_PROCESS.onReached(name);
        }
    }

    /** @return null when nothing is set: then the compiler takes the calls of {@link #reach} away */
    static CrashPoints of(String setting, IntConsumer halt) {
        if (setting.isBlank()) {
            return null;
        }
        String[] parts = setting.strip().split(":", 2);
        if (!NAMES.contains(parts[0])) {
            throw new IllegalArgumentException(
                    SETTING + " names " + parts[0] + ", which is no crash point; take one of " + NAMES);
        }
        return new CrashPoints(parts[0], parts.length == 1 ? 1 : time(parts[1]), halt);
    }

    void onReached(String reached) {
        if (name.equals(reached) && left.decrementAndGet() == 0) {
            halt.accept(AS_IF_KILLED);
        }
    }

    private static int time(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(SETTING + " ends with :" + text
                    + "; give the time as a whole number from 1, as in before-commit:3");
        }
        return Integer.parseInt(text);
    }
}
