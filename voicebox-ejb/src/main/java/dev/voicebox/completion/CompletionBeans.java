package dev.voicebox.completion;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.credential.Credentials;
import dev.voicebox.job.Asker;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.provider.ModelMaker;
import dev.voicebox.limit.shared.SharedBudgets;
import dev.voicebox.session.SessionSettings;
import dev.voicebox.tenant.TenantId;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class CompletionBeans {
    /** In the place of a session. */
    private static final String CALLS = "calls";

    private static final String ALIASES = "voicebox.realtime.models";

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    @Produces
    @Singleton
    Completions completions(
            Config config, Credentials credentials, ModelWork models, ModelMaker maker, SharedBudgets budgets) {
        List<String> aliases = config.getOptionalValues(ALIASES, String.class).orElse(SessionSettings.MODELS);
        ModelChoice choice = new ModelChoice(OwnKeys.in(credentials), configured(models), maker, Set.copyOf(aliases));
        return new Completions(choice, budgets::ofText, executor, Clock.systemUTC());
    }

    /** Nobody is on the line: where servers share this work, who is goes first. */
    private static Asker calls(TenantId tenant) {
        return new Asker(tenant, CALLS, false);
    }

    private static ConfiguredModels configured(ModelWork models) {
        return new ConfiguredModels() {
            @Override
            public LanguageModel preferred(TenantId tenant) {
                return models.askedBy(calls(tenant));
            }

            @Override
            public Optional<LanguageModel> named(String provider, TenantId tenant) {
                return models.named(provider, calls(tenant));
            }

            @Override
            public Optional<LanguageModel> running(String model, TenantId tenant) {
                return models.offered().stream()
                        .filter(offered -> model.equals(offered.model()))
                        .map(OfferedModel::provider)
                        .findFirst()
                        .flatMap(provider -> models.named(provider, calls(tenant)));
            }
        };
    }
}
