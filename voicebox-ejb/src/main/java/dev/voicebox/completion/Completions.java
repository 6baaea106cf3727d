package dev.voicebox.completion;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.voicebox.completion.CompletionFailure.Kind;
import dev.voicebox.language.ModelCall;
import dev.voicebox.limit.Budget;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.usage.call.CallMeter;

/** Answers calls by language models, within the limits of their tenants. */
public final class Completions {
    private static final Logger LOG = System.getLogger(Completions.class.getName());

    private final ModelChoice choice;
    private final Function<TenantId, Budget> budgets;
    private final Executor executor;
    private final Clock clock;

    /** @param executor for finding the model, which may wait; no thread waits for an answer */
    Completions(ModelChoice choice, Function<TenantId, Budget> budgets, Executor executor, Clock clock) {
        this.choice = choice;
        this.budgets = budgets;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Starts to answer and returns at once.
     *
     * @param meter told at the end what was used, unless the tenant has used up its minute
     * @return stops the answer; its provider sees the connection closed within 50 ms
     */
    public ModelCall start(TenantId tenant, CompletionRequest request, CompletionListener listener, CallMeter meter) {
        Budget budget = budgets.apply(tenant);
        Instant now = clock.instant();
        if (!budget.takeRequest(now)) {
            double wait = budget.limits(now).get(0).resetSeconds();
            listener.onFailed(new CompletionFailure(
                    Kind.LIMIT_REACHED, "Rate limit reached. Try again in " + wait + " s.", (int) Math.ceil(wait)));
            return () -> {};
        }
        RunningCompletion running = new RunningCompletion(request.request(), listener, usage -> {
            budget.countTokens(usage.totalTokens(), clock.instant());
            meter.answered(usage);
        });
        executor.execute(() -> begin(tenant, request, running));
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
