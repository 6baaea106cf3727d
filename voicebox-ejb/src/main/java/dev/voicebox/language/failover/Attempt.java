package dev.voicebox.language.failover;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.breaker.Outcome;

/** One provider at work on an answer. Hears it, and lets through what the {@link Relay} wants of it. */
final class Attempt implements ModelListener {
    private static final Logger LOG = System.getLogger(Attempt.class.getName());

    private final Relay relay;
    private final Admissions.Admitted admitted;
    private final Means means;
    private final Alarms alarms = new Alarms();
    private final CallTally tally;
    private final Opening opening = new Opening();
    private volatile boolean maySayNothing;
    private ModelCall call;
    private boolean stopped;

    Attempt(Relay relay, Admissions.Admitted admitted, Means means) {
        this.relay = relay;
        this.admitted = admitted;
        this.means = means;
        this.tally = new CallTally(admitted, means);
    }

    Candidate candidate() {
        return admitted.candidate();
    }

    String provider() {
        return candidate().model().provider();
    }

    String model() {
        return candidate().model().model();
    }

    /** The call is made without a lock: a model may answer before it returns. */
    void begin(ModelRequest request) {
        if (!asks()) {
            return;
        }
        // An answer that was to end before a certain text may end before its first word.
        maySayNothing = !request.tuning().sampling().stop().isEmpty();
        ModelCall made;
        try {
            made = admitted.candidate().model().stream(request, this);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "The language model " + provider() + " could not be asked", bug);
            onFailed(new ModelFailure(
                    Kind.PROVIDER, provider(), "The language model " + provider() + " could not be asked."));
            return;
        }
        alarmAfter(admitted.share(), this::onSilence);
        boolean late;
        synchronized (this) {
            late = stopped;
            call = made;
        }
        if (late) {
            made.cancel();
        }
    }

    /** Rings unless the attempt says something useful, or ends, before. */
    void alarmAfter(Duration time, Runnable ring) {
        alarms.add(means.timers().after(time, ring));
    }

    /** Hangs up. Nothing that still comes is heard. */
    void stop(CallReport.End why) {
        hangUp();
        close(why, null, Outcome.NEUTRAL);
    }

    @Override
    public void onText(String delta) {
        opening.add(delta);
        if (isWanted(!delta.isBlank())) {
            opening.tell(relay.out());
        }
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        if (isWanted(true)) {
            opening.tell(relay.out());
            relay.out().onToolCall(index, callId, name);
        }
    }

    @Override
    public void onToolArguments(int index, String delta) {
        if (isWanted(true)) {
            relay.out().onToolArguments(index, delta);
        }
    }

    @Override
    public void onUsage(ModelUsage counted) {
        tally.counted(counted);
    }

    @Override
    public void onFinished(FinishReason reason) {
        if (reason == FinishReason.STOP && !tally.hasBegun() && !maySayNothing) {
            onFailed(admitted.empty());
            return;
        }
        close(CallReport.End.FINISHED, null, Outcome.SUCCESS);
        if (relay.chooses(this)) {
            opening.tell(relay.out());
            tally.usage().ifPresent(relay.out()::onUsage);
            relay.onEnd(this);
            relay.out().onFinished(reason);
        }
    }

    @Override
    public void onFailed(ModelFailure failure) {
        close(CallReport.End.FAILED, failure, candidate().outcomeOf(failure));
        if (relay.isChosen(this)) {
            relay.onEnd(this);
            relay.out().onFailed(failure);
        } else {
            relay.onLost(this, failure, relay.drops(this, failure));
        }
    }

    private void onSilence() {
        ModelFailure late = admitted.late();
        Relay.Loss loss = relay.drops(this, late);
        if (loss != Relay.Loss.NONE) {
            close(CallReport.End.FAILED, late, Outcome.FAILURE);
            hangUp();
            relay.onLost(this, late, loss);
        }
    }

    private boolean isWanted(boolean useful) {
        if (useful && tally.began()) {
            alarms.spend();
        }
        return useful ? relay.chooses(this) : relay.isChosen(this);
    }

    private void close(CallReport.End end, ModelFailure failure, Outcome outcome) {
        if (tally.close(end, failure, outcome)) {
            alarms.spend();
        }
    }

    private void hangUp() {
        ModelCall running;
        synchronized (this) {
            stopped = true;
            running = call;
        }
        if (running != null) {
            running.cancel();
        }
    }

    /** False when it was stopped before it began: then nobody is asked, and there is nothing to report. */
    private synchronized boolean asks() {
        if (!stopped) {
            tally.asked();
        }
        return !stopped;
    }
}
