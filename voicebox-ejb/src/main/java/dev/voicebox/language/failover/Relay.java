package dev.voicebox.language.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/**
 * One answer over several providers: at most two are at work until one says something useful; that one is chosen for good.
 *
 * <p>The lock guards who runs and who is chosen, and nothing else: no model and no listener is called while it is held, so
 * that it may be taken from within any of their calls.
 */
final class Relay implements ModelCall {
    private final ModelRequest request;
    private final AnswerGate gate;
    private final Admissions admissions;
    private final Means means;
    private final List<Attempt> running = new ArrayList<>();
    private volatile Attempt chosen;
    private boolean over;

    Relay(ModelRequest request, ModelListener listener, Admissions admissions, Means means) {
        this.request = request;
        this.gate = new AnswerGate(listener);
        this.admissions = admissions;
        this.means = means;
    }

    /** What the end of an attempt means for the answer. */
    enum Loss {
        /** It was not at work any more, or is the chosen one. */
        NONE,
        ONE_OF_TWO,
        LAST
    }

    void begin() {
        goOn();
    }

    @Override
    public void cancel() {
        gate.shut();
        List<Attempt> left;
        synchronized (this) {
            over = true;
            left = List.copyOf(running);
            running.clear();
        }
        left.forEach(attempt -> attempt.stop(CallReport.End.CANCELLED));
    }

    /** Where the chosen one is heard. */
    ModelListener out() {
        return gate;
    }

    boolean isChosen(Attempt attempt) {
        return chosen == attempt;
    }

    /** True for the first that asks, and from then on only for that one; the other is hung up on. */
    boolean chooses(Attempt attempt) {
        if (isChosen(attempt)) {
            return true;
        }
        List<Attempt> outrun;
        synchronized (this) {
            if (over || chosen != null || !running.contains(attempt)) {
                return false;
            }
            chosen = attempt;
            outrun = running.stream().filter(other -> other != attempt).toList();
            running.removeAll(outrun);
        }
        outrun.forEach(other -> other.stop(CallReport.End.OUTRUN));
        gate.onAnswering(attempt.provider(), attempt.model());
        return true;
    }

    /** An attempt that said nothing useful runs no more. Only one of two that fail at the same time is the last. */
    synchronized Loss drops(Attempt attempt, ModelFailure failure) {
        if (chosen != null || !running.remove(attempt)) {
            return Loss.NONE;
        }
        admissions.failed(attempt.candidate(), failure);
        return running.isEmpty() ? Loss.LAST : Loss.ONE_OF_TWO;
    }

    /** The chosen one has ended. */
    synchronized void onEnd(Attempt attempt) {
        over = true;
        running.remove(attempt);
    }

    /** After the last one is lost, the next provider is asked, if it may be. */
    void onLost(Attempt attempt, ModelFailure failure, Loss loss) {
        if (loss == Loss.NONE) {
            return;
        }
        if (!failure.kind().failsOver()) {
            end(failure);
        } else if (loss == Loss.LAST) {
            goOn().ifPresent(next -> means.watch()
                    .onFailover(
                            attempt.provider(),
                            next.provider(),
                            failure.kind().name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Nobody is at work: the next one is asked, or the answer has failed. */
    private Optional<Attempt> goOn() {
        Optional<Attempt> next = take();
        if (next.isPresent()) {
            next.get().begin(request);
            armHedge(next.get());
        } else {
            ModelFailure out;
            synchronized (this) {
                out = admissions.allOut();
            }
            end(out);
        }
        return next;
    }

    private synchronized Optional<Attempt> take() {
        if (over || chosen != null) {
            return Optional.empty();
        }
        Optional<Attempt> next = admissions.next().map(admitted -> new Attempt(this, admitted, means));
        next.ifPresent(running::add);
        return next;
    }

    /** Unless somebody began to answer at the same moment. */
    private void end(ModelFailure failure) {
        List<Attempt> left;
        synchronized (this) {
            if (chosen != null) {
                return;
            }
            over = true;
            left = List.copyOf(running);
            running.clear();
        }
        left.forEach(attempt -> attempt.stop(CallReport.End.CANCELLED));
        gate.onFailed(failure);
    }

    private void armHedge(Attempt first) {
        if (means.rules().hedgeDelay() != null) {
            first.alarmAfter(means.rules().hedgeDelay(), () -> hedge(first));
        }
    }

    private void hedge(Attempt first) {
        Optional<Attempt> second;
        synchronized (this) {
            second = running.contains(first) ? take() : Optional.empty();
        }
        second.ifPresent(attempt -> {
            attempt.begin(request);
            means.watch().onFailover(first.provider(), attempt.provider(), "hedge");
        });
    }
}
