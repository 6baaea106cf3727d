package dev.voicebox.language.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.breaker.Outcome;

/** Keeps the figures of one call, and gives them to the breaker and to those who watch, once. For several threads. */
final class CallTally {
    private final Admissions.Admitted admitted;
    private final Means means;
    private final Instant start;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean asked;
    private volatile Duration firstToken;
    private volatile ModelUsage usage;

    CallTally(Admissions.Admitted admitted, Means means) {
        this.admitted = admitted;
        this.means = means;
        this.start = means.clock().instant();
    }

    /** Without this there was no call, and there is nothing to report. */
    void asked() {
        asked = true;
    }

    void counted(ModelUsage counted) {
        usage = counted;
    }

    Optional<ModelUsage> usage() {
        return Optional.ofNullable(usage);
    }

    /** Something useful came; true for the first time. */
    boolean began() {
        boolean first = !hasBegun();
        if (first) {
            firstToken = elapsed();
        }
        return first;
    }

    /** Whether something useful came. */
    boolean hasBegun() {
        return firstToken != null;
    }

    /** True for the first end; any other is of no account. */
    boolean close(CallReport.End end, ModelFailure failure, Outcome outcome) {
        boolean first = closed.compareAndSet(false, true);
        if (first) {
            admitted.permit().settle(outcome);
            if (asked) {
                means.watch().onCall(report(end, failure));
            }
        }
        return first;
    }

    private CallReport report(CallReport.End end, ModelFailure failure) {
        LanguageModel model = admitted.candidate().model();
        return new CallReport(model.provider(), model.model(), end, failure, firstToken, elapsed(), usage);
    }

    private Duration elapsed() {
        return Duration.between(start, means.clock().instant());
    }
}
