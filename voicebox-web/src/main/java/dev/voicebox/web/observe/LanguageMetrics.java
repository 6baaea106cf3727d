package dev.voicebox.web.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.failover.ModelWatch;
import dev.voicebox.language.health.Health;
import dev.voicebox.language.provider.KnownProvider;
import dev.voicebox.language.provider.LanguageModels;
import dev.voicebox.language.provider.ProviderState;
import dev.voicebox.observe.ReceivedTokens;

/**
 * The metrics of language models. Providers and models are named by the settings, so that there are few of each. What tenants
 * call with keys of their own ({@code key="tenant"}, else {@code server}) they name as they like: there only the providers that
 * are known have their name, the others and all models are {@code other}.
 *
 * <pre>
 *   voicebox_llm_calls_total{provider,model,key,result}      finished, cancelled, outrun, or the kind of the failure
 *   voicebox_llm_latency_seconds{provider,model,key}         from the call to its end
 *   voicebox_llm_first_token_seconds{provider,model,key}     from the call to the first text or tool call
 *   voicebox_llm_input_tokens_total{provider,model,key}      as the provider counted them
 *   voicebox_llm_output_tokens_total{provider,model,key}
 *   voicebox_llm_failovers_total{from,kind}                  kind of the failure, or hedge
 *   voicebox_llm_breakers_open{provider,key}                 tenants for whom the provider is left alone, or only tried
 *   voicebox_llm_provider_up{provider}                       1 up, 0 down, -1 not known yet
 *   voicebox_tokens_received_total                           of what callers say and type, by estimate
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

    private static final Metadata RECEIVED =
            named("voicebox_tokens_received_total", "Tokens of what callers say and type in sessions, by estimate");

    private static final Tag SERVER = new Tag("key", "server");
    private static final Tag TENANT = new Tag("key", "tenant");
    private static final String OTHER = "other";

    private final MetricRegistry registry;
    private final LanguageModels models;
    private final ReceivedTokens received;
    private final Set<String> gauged = ConcurrentHashMap.newKeySet();

    /** For the container's proxy. */
    protected LanguageMetrics() {
        this(null, null, null);
    }

    @Inject
    public LanguageMetrics(MetricRegistry registry, LanguageModels models, ReceivedTokens received) {
        this.registry = registry;
        this.models = models;
        this.received = received;
    }

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        models.providers().stream()
                .filter(provider -> provider.state() != ProviderState.State.SKIPPED)
                .forEach(provider -> gauge(provider.name()));
        registry.gauge(BREAKERS, models::ownBreakersNotClosed, new Tag("provider", OTHER), TENANT);
        models.watchedBy(this);
        registry.counter(RECEIVED);
        received.watchedBy(tokens -> registry.counter(RECEIVED).inc(tokens));
    }

    @Override
    public void onCall(CallReport report) {
        count(report, new Tag("provider", report.provider()), new Tag("model", report.model()), SERVER);
        gauge(report.provider());
    }

    @Override
    public void onOwnCall(CallReport report) {
        String known = KnownProvider.of(report.provider()).isPresent() ? report.provider() : OTHER;
        count(report, new Tag("provider", known), new Tag("model", OTHER), TENANT);
    }

    @Override
    public void onFailover(String from, String to, String reason) {
        registry.counter(FAILOVERS, new Tag("from", from), new Tag("kind", reason))
                .inc();
    }

    private void count(CallReport report, Tag... who) {
        registry.counter(CALLS, with(new Tag("result", report.result()), who)).inc();
        registry.timer(LATENCY, who).update(report.took());
        report.timeToFirstToken()
                .ifPresent(time -> registry.timer(FIRST_TOKEN, who).update(time));
        report.counted().ifPresent(usage -> {
            registry.counter(INPUT, who).inc(usage.inputTokens());
            registry.counter(OUTPUT, who).inc(usage.outputTokens());
        });
    }

    private static Tag[] with(Tag tag, Tag... others) {
        return Stream.concat(Stream.of(others), Stream.of(tag)).toArray(Tag[]::new);
    }

    /** Providers may turn up after the start. */
    private void gauge(String name) {
        if (gauged.add(name)) {
            Tag provider = new Tag("provider", name);
            registry.gauge(BREAKERS, () -> models.breakersNotClosed(name), provider, SERVER);
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
