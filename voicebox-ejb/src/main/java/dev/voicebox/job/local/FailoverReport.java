package dev.voicebox.job.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Consumer;

import dev.voicebox.job.EngineFailed;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.failover.FailoverListener;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.failover.Fault;

/** Tells the log and the metrics of engines that failed. Where, but not with which words: those may be the caller's. */
record FailoverReport(Consumer<EngineFailed> metrics) implements FailoverListener {
    private static final Logger LOG = System.getLogger(FailoverReport.class.getName());

    @Override
    public void onFailed(Role role, String engine, Fault fault, Throwable cause) {
        LOG.log(
                Level.WARNING,
                "The speech engine {0} {1} and is asked last for {2} s{3}",
                engine,
                words(fault),
                FailoverRules.REST.toSeconds(),
                cause == null ? "" : ": " + EngineTrouble.described(rootOf(cause)));
        metrics.accept(new EngineFailed(name(role), engine, name(fault)));
    }

    @Override
    public void onNoneLeft(Role role) {
        metrics.accept(new EngineFailed(name(role), "none", "none_left"));
    }

    private static String words(Fault fault) {
        return switch (fault) {
            case BROKEN -> "failed";
            case SLOW -> "took too long for its first sound";
            case BROKE_OFF -> "broke off in the middle of a sentence";
        };
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
