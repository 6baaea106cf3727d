package dev.voicebox.job.stream.divided;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.job.Asker;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.job.stream.KnownWorkers;
import dev.voicebox.job.stream.Orders;
import dev.voicebox.job.stream.language.SharedModel;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.language.LanguageModel;

/** Of a server that asks language models, its own come first; of one that does not, those of others are all there is. */
public final class DividedModels implements ModelWork {
    private final ModelWork near;
    private final Orders orders;
    private final KnownWorkers workers;
    private final Optional<Places> places;

    /** @param places empty where this server asks none itself */
    public DividedModels(ModelWork near, Orders orders, KnownWorkers workers, Optional<Places> places) {
        this.near = Objects.requireNonNull(near, "near");
        this.orders = Objects.requireNonNull(orders, "orders");
        this.workers = Objects.requireNonNull(workers, "workers");
        this.places = places;
    }

    @Override
    public LanguageModel askedBy(Asker asker) {
        SharedModel far = new SharedModel(orders, workers, asker, null);
        return places.<LanguageModel>map(own -> new DividedModel(near.askedBy(asker), far, own))
                .orElse(far);
    }

    @Override
    public Optional<LanguageModel> named(String provider, Asker asker) {
        SharedModel far = new SharedModel(orders, workers, asker, provider);
        if (places.isPresent()) {
            return near.named(provider, asker).map(own -> new DividedModel(own, far, places.get()));
        }
        return offered().stream().anyMatch(model -> model.provider().equals(provider))
                ? Optional.of(far)
                : Optional.empty();
    }

    @Override
    public List<OfferedModel> offered() {
        return places.isPresent() ? near.offered() : workers.models();
    }
}
