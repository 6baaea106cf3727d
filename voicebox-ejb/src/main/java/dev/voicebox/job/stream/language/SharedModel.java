package dev.voicebox.job.stream.language;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.job.Asker;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.job.stream.KnownWorkers;
import dev.voicebox.job.stream.Orders;
import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.persistence.redis.work.WorkKind;

/**
 * The language models of workers, which may be on other servers. Which of them answers, how long each may think and who is left
 * alone is decided there; here nobody is waited for but the worker, as long as it gives signs of life.
 */
public final class SharedModel implements LanguageModel {
    private final Orders orders;
    private final KnownWorkers workers;
    private final Asker asker;
    private final String only;

    /** @param only the one provider that is to be asked, or {@code null} for all in their order */
    public SharedModel(Orders orders, KnownWorkers workers, Asker asker, String only) {
        this.orders = Objects.requireNonNull(orders, "orders");
        this.workers = Objects.requireNonNull(workers, "workers");
        this.asker = Objects.requireNonNull(asker, "asker");
        this.only = only;
    }

    @Override
    public String provider() {
        return first().map(OfferedModel::provider).orElse(BrokenOff.WORKERS);
    }

    @Override
    public String model() {
        return first().map(OfferedModel::model).orElse(BrokenOff.WORKERS);
    }

    @Override
    public int contextTokens() {
        return only == null
                ? workers.contextTokens().orElse(USUAL_CONTEXT_TOKENS)
                : first().map(OfferedModel::contextTokens).orElse(USUAL_CONTEXT_TOKENS);
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        AnswerGate gate = new AnswerGate(listener);
        if (!workers.hasAny(WorkKind.LLM)) {
            gate.onFailed(BrokenOff.unreachable(workers.missing(WorkKind.LLM)));
            return gate::shut;
        }
        CancelToken order = new CancelToken();
        orders.send(
                new Orders.Wanted(
                        asker, WorkKind.LLM, OrderCost.of(request), ModelForm.write(new ModelOrder(only, request))),
                order,
                new AnswerReply(gate, order));
        return () -> {
            gate.shut();
            order.cancel();
        };
    }

    private Optional<OfferedModel> first() {
        return workers.models().stream()
                .filter(model -> only == null || only.equals(model.provider()))
                .findFirst();
    }
}
