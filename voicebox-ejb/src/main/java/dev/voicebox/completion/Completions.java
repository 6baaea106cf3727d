package dev.voicebox.completion;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.voicebox.completion.CompletionFailure.Kind;
import dev.voicebox.language.ModelCall;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.usage.call.CallMeter;

/** Answers calls by language models, within the limits of their tenants. */
public final class Completions {
    private static final Logger LOG = System.getLogger(Completions.class.getName());

    private final ModelChoice choice;
    private final Function<QuotaSubject, Budget> budgets;
    private final Executor executor;
    private final Clock clock;

    /** @param executor for finding the model, which may wait; no thread waits for an answer */
    Completions(ModelChoice choice, Function<QuotaSubject, Budget> budgets, Executor executor, Clock clock) {
        this.choice = choice;
        this.budgets = budgets;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Starts to answer and returns at once.
     *
     * @param meter told at the end what was used, unless the caller has used up its minute
     * @return stops the answer; its provider sees the connection closed within 50 ms
     */
    public ModelCall start(
            QuotaSubject caller, CompletionRequest request, CompletionListener listener, CallMeter meter) {
        Budget budget = budgets.apply(caller);
        CompletionCharge charge = new CompletionCharge(budget, meter, clock);
        RunningCompletion running = new RunningCompletion(request.request(), listener, charge::settle);
        Consumer<Verdict> then = verdict -> {
            if (verdict instanceof Verdict.Refused refused) {
                running.fails(new CompletionFailure(Kind.LIMIT_REACHED, refused.message(), refused.retrySeconds()));
            } else if (verdict instanceof Verdict.Granted granted) {
                charge.granted(granted.grant());
                executor.execute(() -> begin(caller.tenant(), request, running));
            }
        };
        long expected = new TokenCount(request.request()).usage().totalTokens();
        Optional<Verdict> verdict = budget.take(expected, clock.instant());
        if (verdict.isPresent()) {
            then.accept(verdict.get());
        } else {
            budget.ask(expected, then);
        }
        return running;
    }

    private void begin(TenantId tenant, CompletionRequest request, RunningCompletion running) {
        try {
            running.begin(choice.choose(tenant, request.target()));
        } catch (NoModel none) {
            running.fails(none.failure());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A call to a language model could not begin", e);
            running.fails(new CompletionFailure(
                    Kind.UNAVAILABLE, "The server had an error while looking for the model. Try again."));
        }
    }
}
