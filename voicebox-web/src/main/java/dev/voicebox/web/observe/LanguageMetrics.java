package dev.voicebox.web.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.failover.ModelWatch;
import dev.voicebox.language.health.Health;
import dev.voicebox.language.provider.LanguageModels;
import dev.voicebox.language.provider.ProviderState;

/**
 * The metrics of language models. Providers and models are named by the settings, so that there are few of each.
 *
 * <pre>
 *   voicebox_llm_calls_total{provider,model,result}          finished, cancelled, outrun, or the kind of the failure
 *   voicebox_llm_latency_seconds{provider,model}             from the call to its end
 *   voicebox_llm_first_token_seconds{provider,model}         from the call to the first text or tool call
 *   voicebox_llm_input_tokens_total{provider,model}          as the provider counted them
 *   voicebox_llm_output_tokens_total{provider,model}
 *   voicebox_llm_failovers_total{from,kind}                  kind of the failure, or hedge
 *   voicebox_llm_breakers_open{provider}                     tenants for whom the provider is left alone, or only tried
 *   voicebox_llm_provider_up{provider}                       1 up, 0 down, -1 not known yet
 * </pre>
 */
@ApplicationScoped
public class LanguageMetrics implements ModelWatch {
    private static final Metadata CALLS = named("voicebox_llm_calls_total", "Calls of language models, by result");
    /** The server adds the unit of timers to their names. */
    private static final Metadata LATENCY = named("voicebox_llm_latency", "From a call of a language model to its end");

    private static final Metadata FIRST_TOKEN =
            named("voicebox_llm_first_token", "From a call of a language model to its first text or tool call");
    private static final Metadata INPUT = named("voicebox_llm_input_tokens_total", "Tokens read, as providers count");
    private static final Metadata OUTPUT = named("voicebox_llm_output_tokens_total", "Tokens written");
    private static final Metadata FAILOVERS =
            named("voicebox_llm_failovers_total", "Answers taken to the next provider, by what the first one did");
    private static final Metadata BREAKERS =
            named("voicebox_llm_breakers_open", "Tenants for whom a provider is left alone, or only tried");
    private static final Metadata UP = named("voicebox_llm_provider_up", "1 up, 0 down, -1 not known yet");

    private final MetricRegistry registry;
    private final LanguageModels models;
    private final Set<String> gauged = ConcurrentHashMap.newKeySet();

    /** For the container's proxy. */
    protected LanguageMetrics() {
        this(null, null);
    }

    @Inject
    public LanguageMetrics(MetricRegistry registry, LanguageModels models) {
        this.registry = registry;
        this.models = models;
    }

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        models.providers().stream()
                .filter(provider -> provider.state() != ProviderState.State.SKIPPED)
                .forEach(provider -> gauge(provider.name()));
        models.watchedBy(this);
    }

    @Override
    public void onCall(CallReport report) {
        Tag provider = new Tag("provider", report.provider());
        Tag model = new Tag("model", report.model());
        registry.counter(CALLS, provider, model, new Tag("result", report.result()))
                .inc();
        registry.timer(LATENCY, provider, model).update(report.took());
        report.timeToFirstToken()
                .ifPresent(time -> registry.timer(FIRST_TOKEN, provider, model).update(time));
        report.counted().ifPresent(usage -> tokens(usage, provider, model));
        gauge(report.provider());
    }

    @Override
    public void onFailover(String from, String to, String reason) {
        registry.counter(FAILOVERS, new Tag("from", from), new Tag("kind", reason))
                .inc();
    }

    private void tokens(ModelUsage usage, Tag provider, Tag model) {
        registry.counter(INPUT, provider, model).inc(usage.inputTokens());
        registry.counter(OUTPUT, provider, model).inc(usage.outputTokens());
    }

    /** Providers may turn up after the start. */
    private void gauge(String name) {
        if (gauged.add(name)) {
            Tag provider = new Tag("provider", name);
            registry.gauge(BREAKERS, () -> models.breakersNotClosed(name), provider);
            registry.gauge(UP, () -> up(models.health(name)), provider);
        }
    }

    private static int up(Health health) {
        return switch (health.state()) {
            case UP -> 1;
            case DOWN -> 0;
            case UNKNOWN -> -1;
        };
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
