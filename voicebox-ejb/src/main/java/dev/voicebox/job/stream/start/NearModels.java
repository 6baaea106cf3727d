package dev.voicebox.job.stream.start;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.job.Asker;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.provider.LanguageModels;
import dev.voicebox.language.provider.ProviderState;
import dev.voicebox.tenant.TenantId;

/** The language models in the settings of this server. */
final class NearModels implements ModelWork {
    /** Who asks matters to breakers, and not to what a model can read. */
    private static final TenantId NOBODY = new TenantId("voicebox");

    private final LanguageModels models;

    NearModels(LanguageModels models) {
        this.models = Objects.requireNonNull(models, "models");
    }

    @Override
    public LanguageModel askedBy(Asker asker) {
        return models.forTenant(asker.tenant());
    }

    @Override
    public Optional<LanguageModel> named(String provider, Asker asker) {
        return models.named(provider, asker.tenant());
    }

    @Override
    public List<OfferedModel> offered() {
        return models.providers().stream()
                .filter(provider -> provider.state() != ProviderState.State.SKIPPED)
                .map(provider -> new OfferedModel(provider.name(), provider.model(), contextTokens(provider.name())))
                .toList();
    }

    private int contextTokens(String provider) {
        return models.named(provider, NOBODY)
                .map(LanguageModel::contextTokens)
                .orElse(LanguageModel.USUAL_CONTEXT_TOKENS);
    }
}
