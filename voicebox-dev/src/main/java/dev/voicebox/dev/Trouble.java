package dev.voicebox.dev;

/** A reason not to start, and what to do about it: one line for the person at the terminal. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, a sentence without its full stop
     * @param advice what to do, a sentence without its full stop
     */
    public Trouble(String what, String advice) {
        this(what, advice, null);
    }

    public Trouble(String what, String advice, Throwable cause) {
        super(what + ". " + advice + ".", cause);
    }
}
