package dev.voicebox.job.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Consumer;

import dev.voicebox.job.EngineFailed;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.failover.FailoverListener;
import dev.voicebox.speech.failover.Fault;
import dev.voicebox.speech.failover.GivenUp;

/** Tells the log and the metrics of engines that failed. Where, but not with which words: those may be the caller's. */
record FailoverReport(Consumer<EngineFailed> metrics) implements FailoverListener {
    private static final Logger LOG = System.getLogger(FailoverReport.class.getName());

    @Override
    public void onFailed(GivenUp engine) {
        LOG.log(
                Level.WARNING,
                "The speech engine {0} {1}{2}{3}",
                engine.engine(),
                words(engine.fault()),
                engine.rest().isZero()
                        ? ""
                        : " and is asked last for " + engine.rest().toSeconds() + " s",
                engine.cause() == null ? "" : ": " + EngineTrouble.described(rootOf(engine.cause())));
        metrics.accept(new EngineFailed(name(engine.role()), engine.engine(), name(engine.fault())));
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
