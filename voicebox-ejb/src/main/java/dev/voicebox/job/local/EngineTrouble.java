package dev.voicebox.job.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.speech.SpeechFailure;

/** Puts an engine's fault into words: plain ones for the caller, the place for the log, the words spoken for neither. */
final class EngineTrouble {
    private static final Logger LOG = System.getLogger(EngineTrouble.class.getName());

    static final String STOPPING = "This server is stopping.";

    private EngineTrouble() {}

    /** The kind of a failure that the engine put into words itself; its place is of interest to developers only. */
    static SpeechTrouble note(SpeechFailure failure) {
        if (failure.getCause() != null) {
            LOG.log(Level.DEBUG, "A speech engine failed with {0}", described(failure.getCause()));
        }
        return switch (failure.kind()) {
            case UNINTELLIGIBLE -> SpeechTrouble.UNINTELLIGIBLE;
            case UNSUPPORTED -> SpeechTrouble.UNSUPPORTED;
            case ENGINE -> SpeechTrouble.ENGINE;
            case BROKEN_OFF -> SpeechTrouble.BROKEN_OFF;
        };
    }

    static String of(String engine, Throwable fault) {
        if (fault instanceof CancellationException) {
            // Nobody took the order back, or nobody would ask: the thread was interrupted.
            return STOPPING;
        }
        // Not the message: engines put the text or the prompt into theirs.
        LOG.log(Level.WARNING, "The speech engine {0} failed with {1}", engine, described(fault));
        return "The speech engine " + engine + " failed; try again.";
    }

    static String described(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + " at " + (trace.length == 0 ? "an unknown place" : trace[0]);
    }
}
