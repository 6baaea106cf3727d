package dev.voicebox.access.notice;

import java.util.function.Consumer;

/** Carries notices between servers. What one of them publishes, all hear within a second, itself included. */
public interface Notices {

    /**
     * Tells every server, after the change is committed. Listeners here have heard it when this returns; the others hear it
     * as soon as Redis takes it. Never throws.
     */
    void publish(Notice notice);

    /**
     * Hears notices until the result is closed. While none can be heard, {@link #isHeard()} is false; when they can again,
     * the listener gets one {@link Notice.Kind#MISSED}.
     *
     * @param listener may be called by any thread, and must not wait
     */
    AutoCloseable listen(Consumer<Notice> listener);

    /** Whether a notice of another server would reach this one now; when not, what is remembered is good for a second. */
    boolean isHeard();
}
