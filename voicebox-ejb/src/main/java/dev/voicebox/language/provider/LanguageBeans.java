package dev.voicebox.language.provider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.InstantSource;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.Timers;
import dev.voicebox.language.builtin.EchoLanguageModel;
import dev.voicebox.language.builtin.StubLanguageModel;
import dev.voicebox.language.health.EndpointCheck;
import dev.voicebox.language.health.HealthRounds;
import dev.voicebox.language.http.LanguageThreads;
import dev.voicebox.language.http.PinnedRoutes;
import dev.voicebox.language.http.Route;
import dev.voicebox.language.ollama.OllamaLanguageModel;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.ChatStream;
import dev.voicebox.language.openai.OpenAiLanguageModel;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class LanguageBeans {
    private static final Logger LOG = System.getLogger(LanguageBeans.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory factory;

    private LanguageThreads threads;
    private ModelMaker maker;
    private PinnedRoutes routes;

    @Produces
    @Singleton
    LanguageModels models(Config config) {
        LanguageSettings settings = LanguageSettings.read(key -> config.getOptionalValue(key, String.class));
        settings.warnings().forEach(line -> LOG.log(Level.WARNING, line));
        threads = new LanguageThreads(factory);
        PinnedRoutes.prepare();
        HttpClient http = OpenAiLanguageModel.client(threads.http());
        routes = new PinnedRoutes(threads.http(), http, null);
        LanguageModels models = new LanguageModels(
                settings, setting -> build(setting, settings, http), threads.timers(), InstantSource.system());
        maker = (owner, address, model) -> models.guarded(
                owner,
                at(
                        ownEndpoint(address, model, settings),
                        Dialect.of(address.provider()),
                        routes.to(address.baseUrl(), address.checked())));
        if (settings.search() && models.isEcho()) {
            OllamaSearch.onThisMachine(http, settings)
                    .look()
                    .thenAccept(found -> found.ifPresent(
                            endpoint -> models.found(endpoint, settings.ollama().dialect())));
        }
        EndpointCheck check = new EndpointCheck(http);
        new HealthRounds(models.health(), models::endpoints, check::ask, threads.timers()).begin();
        return models;
    }

    /** {@code models} is asked for first because it brings the threads and the connections into being. */
    @Produces
    @Singleton
    ModelMaker maker(LanguageModels models) {
        models.provider();
        return maker;
    }

    /** As {@link #maker}. */
    @Produces
    @Singleton
    PinnedRoutes routes(LanguageModels models) {
        models.provider();
        return routes;
    }

    @PreDestroy
    void close() {
        if (threads != null) {
            threads.close();
        }
    }

    private static ChatEndpoint ownEndpoint(ModelMaker.Address address, String model, LanguageSettings settings) {
        return new ChatEndpoint(
                address.provider(),
                address.baseUrl(),
                address.key(),
                model,
                settings.patience(),
                Dialect.of(address.provider()).contextTokens());
    }

    private LanguageModel at(ChatEndpoint endpoint, Dialect dialect, Route route) {
        Timers timers = threads.timers();
        return switch (dialect) {
            case OPENAI -> new OpenAiLanguageModel(endpoint, route, timers, Clock.systemUTC());
            case OLLAMA -> new OllamaLanguageModel(endpoint, route, new ChatStream.Alarms(timers, Clock.systemUTC()));
        };
    }

    private LanguageModel build(ProviderSetting setting, LanguageSettings settings, HttpClient http) {
        Timers timers = threads.timers();
        if (setting.endpoint() != null) {
            return at(setting.endpoint(), setting.dialect(), Route.byName(http));
        }
        return setting.name().equals(StubLanguageModel.NAME)
                ? new StubLanguageModel(timers, settings.stub())
                : new EchoLanguageModel(timers);
    }
}
