package dev.voicebox.language.failover;

/** Sees which providers are asked and how they do. Called from any thread; never blocks, never throws. */
public interface ModelWatch {

    /** A call has ended; exactly once for each that was begun. */
    default void onCall(CallReport report) {}

    /** The same of a call with a key of a tenant's own; such calls say nothing of the server's providers. */
    default void onOwnCall(CallReport report) {}

    /**
     * The next provider was asked in place of one that said nothing useful.
     *
     * @param reason kind of the failure in lower case, or {@code hedge} when the first one was merely slow
     */
    default void onFailover(String from, String to, String reason) {}
}
