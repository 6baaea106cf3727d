package dev.voicebox.job.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.job.model.WeightState.Presence;
import dev.voicebox.job.model.WeightState.Trust;
import dev.voicebox.speech.model.ModelState;
import dev.voicebox.speech.model.ModelStore;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.model.catalogue.CatalogueModel;

/** What there is of weights on this server. Thread-safe. */
public final class Weights {
    private final Optional<ModelStore> store;
    private volatile Set<String> inUse = Set.of();

    /** @param store empty when the settings name no folder */
    public Weights(Optional<ModelStore> store) {
        this.store = store;
    }

    /** The engines are open. */
    public void onLoaded(Set<String> models) {
        inUse = Set.copyOf(models);
    }

    /** Every model of the catalogue, best first. Looks into the folder each time, and reads no weights. */
    public List<WeightState> states() {
        Set<String> used = inUse;
        return listed().stream().map(state -> of(state, used)).toList();
    }

    private List<ModelState> listed() {
        return store.map(ModelStore::list)
                .orElseGet(() -> Catalogue.shipped().models().stream()
                        .map(model -> new ModelState(model, ModelState.Presence.ABSENT, ModelState.Trust.UNCHECKED, 0))
                        .toList());
    }

    private static WeightState of(ModelState state, Set<String> used) {
        CatalogueModel model = state.model();
        boolean absent = state.presence() == ModelState.Presence.ABSENT;
        return new WeightState(
                model.id(),
                model.role().name().toLowerCase(Locale.ROOT),
                model.engine(),
                Presence.valueOf(state.presence().name()),
                Trust.valueOf(state.trust().name()),
                used.contains(model.id()),
                absent ? model.bytes() : state.bytes(),
                model.licence(),
                model.about());
    }
}
