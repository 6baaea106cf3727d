package dev.voicebox.job.stream.language;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.voicebox.job.Asker;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.stream.worker.Craft;
import dev.voicebox.job.stream.worker.TakenJob;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.persistence.redis.work.BegunJob;
import dev.voicebox.persistence.redis.work.JobAddress;
import dev.voicebox.persistence.redis.work.WorkOrder;
import dev.voicebox.tenant.TenantId;

/**
 * Asks the language models of this server. What they say is a result, and so is that none of them answers: it is not tried again.
 * What somebody before has begun to answer is not asked anew.
 */
public final class ModelCraft implements Craft {
    private static final Logger LOG = System.getLogger(ModelCraft.class.getName());

    private final ModelWork models;
    private final Executor threads;

    /** @param threads may wait for Redis, for each answer one at a time */
    public ModelCraft(ModelWork models, Executor threads) {
        this.models = Objects.requireNonNull(models, "models");
        this.threads = Objects.requireNonNull(threads, "threads");
    }

    @Override
    public void begin(BegunJob begun, TakenJob job) {
        AnswerTelling telling = new AnswerTelling(job, threads);
        if (!begun.mark().isEmpty()) {
            telling.onFailed(BrokenOff.afterFirstWord(begun.mark()));
            return;
        }
        ModelOrder order = ModelForm.read(begun.payload());
        Optional<LanguageModel> model = model(job.taken().order(), order);
        if (model.isPresent()) {
            ask(model.get(), order, telling, job);
        } else {
            telling.onFailed(new ModelFailure(
                    ModelFailure.Kind.MISCONFIGURED,
                    order.provider(),
                    "The server that took the order has no provider " + order.provider() + "."));
        }
    }

    private Optional<LanguageModel> model(WorkOrder order, ModelOrder wanted) {
        JobAddress address = order.job();
        Asker asker = new Asker(new TenantId(address.tenant()), address.session(), order.lane() == WorkOrder.Lane.LIVE);
        return wanted.only().isPresent()
                ? models.named(wanted.only().get(), asker)
                : Optional.of(models.askedBy(asker));
    }

    private static void ask(LanguageModel model, ModelOrder order, AnswerTelling telling, TakenJob job) {
        try {
            ModelCall call = model.stream(order.request(), telling);
            job.stopped().onCancel(call::cancel);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A language model could not be asked for another server", bug);
            telling.onFailed(new ModelFailure(
                    ModelFailure.Kind.PROVIDER, model.provider(), "The language model could not be asked."));
        }
    }

    @Override
    public String failed(String message) {
        return AnswerForm.write(List.of(new AnswerPart.Failed(BrokenOff.unreachable(message))));
    }

    @Override
    public String givenUp() {
        return BrokenOff.GIVEN_UP;
    }

    /** It would say other words. */
    @Override
    public boolean goesOnAfterMark() {
        return false;
    }
}
