package dev.voicebox.language.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.Timers;
import dev.voicebox.language.breaker.BreakerRules;
import dev.voicebox.language.breaker.Breakers;
import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.failover.Candidate;
import dev.voicebox.language.failover.FailoverModel;
import dev.voicebox.language.failover.FailoverRules;
import dev.voicebox.language.failover.Means;
import dev.voicebox.language.failover.ModelWatch;
import dev.voicebox.language.failover.Rests;

/**
 * Models that are called with keys of tenants' own. Each key has a breaker of its own, and a provider that asks one of them to
 * wait is still asked with the others and with the server's.
 */
final class OwnKeyModels {
    private final Means means;
    private final Duration firstToken;

    OwnKeyModels(LanguageSettings settings, Timers timers, InstantSource clock, ModelWatch watch) {
        this.firstToken = settings.patience().firstToken();
        // There is nobody else to ask, so there is no hedge.
        this.means = new Means(
                new FailoverRules(settings.failover().total(), null),
                new Breakers(BreakerRules.STANDARD, clock),
                new Rests(clock),
                timers,
                clock,
                new OwnCalls(watch));
    }

    LanguageModel guarded(ModelMaker.Owner owner, LanguageModel model) {
        Candidate alone = new Candidate(model, firstToken, owner.credential(), true);
        return new FailoverModel(() -> List.of(alone), owner.tenant().value(), means);
    }

    /** Keys that are left alone, or only tried. */
    int breakersNotClosed() {
        return means.breakers().notClosed();
    }

    private record OwnCalls(ModelWatch watch) implements ModelWatch {
        @Override
        public void onCall(CallReport report) {
            watch.onOwnCall(report);
        }
    }
}
