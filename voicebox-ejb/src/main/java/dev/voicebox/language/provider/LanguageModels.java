package dev.voicebox.language.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.Timers;
import dev.voicebox.language.breaker.BreakerRules;
import dev.voicebox.language.breaker.Breakers;
import dev.voicebox.language.builtin.EchoLanguageModel;
import dev.voicebox.language.failover.Candidate;
import dev.voicebox.language.failover.FailoverModel;
import dev.voicebox.language.failover.Means;
import dev.voicebox.language.failover.ModelWatch;
import dev.voicebox.language.failover.Rests;
import dev.voicebox.language.health.HealthBoard;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.Patience;
import dev.voicebox.language.provider.ProviderState.State;
import dev.voicebox.tenant.TenantId;

/**
 * The providers in their order. The first usable one answers, and the next when it does not; without any, echo does. As a
 * model itself it answers for no tenant in particular.
 */
public final class LanguageModels implements LanguageModel {
    /** No tenant has this id. */
    private static final String NOBODY = "";

    private final Function<ProviderSetting, LanguageModel> builder;
    private final LanguageModel echo;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    private final List<ModelWatch> watches = new CopyOnWriteArrayList<>();
    private final LanguageSettings settings;
    private final HealthBoard health;
    private final Means means;

    /** {@code model} is {@code null} for a provider that cannot be used. */
    private record Entry(ProviderSetting setting, LanguageModel model) {}

    LanguageModels(
            LanguageSettings settings,
            Function<ProviderSetting, LanguageModel> builder,
            Timers timers,
            InstantSource clock) {
        this.settings = settings;
        this.builder = builder;
        this.echo = builder.apply(ProviderSetting.builtIn(EchoLanguageModel.NAME));
        this.health = new HealthBoard(clock);
        this.means = new Means(
                settings.failover(),
                new Breakers(BreakerRules.STANDARD, clock),
                new Rests(clock),
                timers,
                clock,
                new Watches(watches));
        watches.add(health);
        settings.providers().forEach(this::add);
    }

    /** All providers, with breakers of this tenant's own: what fails for one need not fail for another. */
    public LanguageModel forTenant(TenantId tenant) {
        return new FailoverModel(this::candidates, tenant.value(), means);
    }

    /** From now on told of every call. */
    public void watchedBy(ModelWatch watch) {
        watches.add(watch);
    }

    /** For how many tenants the provider is left alone, or only tried. */
    public int breakersNotClosed(String provider) {
        return means.breakers().notClosed(provider);
    }

    /** A provider turned up after the start; it comes after those that were named. */
    void found(ChatEndpoint endpoint) {
        add(ProviderSetting.at(endpoint));
    }

    @Override
    public String provider() {
        return active().provider();
    }

    @Override
    public String model() {
        return active().model();
    }

    @Override
    public int contextTokens() {
        return active().contextTokens();
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        return new FailoverModel(this::candidates, NOBODY, means).stream(request, listener);
    }

    /** True when callers only get their own words back. */
    public boolean isEcho() {
        return active().provider().equals(EchoLanguageModel.NAME);
    }

    /** In order; at least one, exactly one of them active. */
    public List<ProviderState> providers() {
        LanguageModel active = active();
        List<ProviderState> states = new ArrayList<>();
        for (Entry entry : entries) {
            states.add(stateOf(entry, active));
        }
        if (active == echo) {
            states.add(new ProviderState(
                    echo.provider(), echo.model(), null, State.ACTIVE, "no other model is configured"));
        }
        return List.copyOf(states);
    }

    private void add(ProviderSetting setting) {
        entries.add(new Entry(setting, setting.isUsable() ? builder.apply(setting) : null));
    }

    private LanguageModel active() {
        for (Entry entry : entries) {
            if (entry.model() != null) {
                return entry.model();
            }
        }
        return echo;
    }

    private List<Candidate> candidates() {
        List<Candidate> usable = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.model() != null) {
                usable.add(new Candidate(entry.model(), firstToken(entry.setting())));
            }
        }
        return usable.isEmpty()
                ? List.of(new Candidate(echo, settings.patience().firstToken()))
                : usable;
    }

    private Duration firstToken(ProviderSetting setting) {
        Patience patience = setting.endpoint() == null
                ? settings.patience()
                : setting.endpoint().patience();
        return patience.firstToken();
    }

    /** Those that can be checked from here. */
    List<ChatEndpoint> endpoints() {
        return entries.stream()
                .filter(entry -> entry.model() != null)
                .map(entry -> entry.setting().endpoint())
                .filter(Objects::nonNull)
                .toList();
    }

    HealthBoard health() {
        return health;
    }

    private ProviderState stateOf(Entry entry, LanguageModel active) {
        ProviderSetting setting = entry.setting();
        if (entry.model() == null) {
            return new ProviderState(setting.name(), null, null, State.SKIPPED, setting.problem());
        }
        String host = setting.endpoint() == null ? null : setting.endpoint().host();
        boolean answers = entry.model() == active;
        return new ProviderState(
                setting.name(),
                entry.model().model(),
                host,
                answers ? State.ACTIVE : State.STANDBY,
                answers ? "answers" : "another provider comes first",
                health.of(setting.name()));
    }
}
