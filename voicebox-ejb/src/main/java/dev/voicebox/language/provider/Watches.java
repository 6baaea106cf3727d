package dev.voicebox.language.provider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.failover.ModelWatch;

/** Tells all that watch, and the log; what goes wrong with one of them costs no answer. */
record Watches(List<ModelWatch> all) implements ModelWatch {
    /** That was asked for, and nothing has failed. */
    private static final String HEDGE = "hedge";

    private static final Logger LOG = System.getLogger(Watches.class.getName());

    @Override
    public void onCall(CallReport report) {
        tell(watch -> watch.onCall(report));
    }

    @Override
    public void onOwnCall(CallReport report) {
        tell(watch -> watch.onOwnCall(report));
    }

    @Override
    public void onFailover(String from, String to, String reason) {
        if (!reason.equals(HEDGE)) {
            LOG.log(
                    Level.WARNING,
                    "The language model {0} gave no answer ({1}): {2} was asked instead",
                    from,
                    reason,
                    to);
        }
        tell(watch -> watch.onFailover(from, to, reason));
    }

    private void tell(Consumer<ModelWatch> what) {
        for (ModelWatch watch : all) {
            try {
                what.accept(watch);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A call of a language model could not be counted", e);
            }
        }
    }
}
