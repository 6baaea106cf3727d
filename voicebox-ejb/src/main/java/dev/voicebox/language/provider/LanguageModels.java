package dev.voicebox.language.provider;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
import dev.voicebox.language.failover.FailoverModel;
import dev.voicebox.language.failover.Means;
import dev.voicebox.language.failover.ModelWatch;
import dev.voicebox.language.failover.Rests;
import dev.voicebox.language.health.Health;
import dev.voicebox.language.health.HealthBoard;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.tenant.TenantId;

/**
 * The providers in their order as one model. The first usable one answers, and the next when it does not; without any, echo
 * does. As a model itself it answers for no tenant in particular.
 */
public final class LanguageModels implements LanguageModel {
    /** No tenant has this id. */
    private static final String NOBODY = "";

    private final ProviderList list;
    private final CopyOnWriteArrayList<ModelWatch> watches = new CopyOnWriteArrayList<>();
    private final HealthBoard health;
    private final Means means;
    private final OwnKeyModels own;

    LanguageModels(
            LanguageSettings settings,
            Function<ProviderSetting, LanguageModel> builder,
            Timers timers,
            InstantSource clock) {
        this.list = new ProviderList(settings, builder);
        this.health = new HealthBoard(clock);
        ModelWatch watch = new Watches(watches);
        this.own = new OwnKeyModels(settings, timers, clock, watch);
        this.means = new Means(
                settings.failover(),
                new Breakers(BreakerRules.STANDARD, clock),
                new Rests(clock),
                timers,
                clock,
                watch);
        watches.add(health);
    }

    /** All providers, with breakers of this tenant's own: what fails for one need not fail for another. */
    public LanguageModel forTenant(TenantId tenant) {
        return forTenant(tenant.value());
    }

    /** From now on told of every call, once. */
    public void watchedBy(ModelWatch watch) {
        watches.addIfAbsent(watch);
    }

    /** For how many tenants the provider is left alone, or only tried. */
    public int breakersNotClosed(String provider) {
        return means.breakers().notClosed(provider);
    }

    /** How many keys of tenants' own are left alone, or only tried. */
    public int ownBreakersNotClosed() {
        return own.breakersNotClosed();
    }

    /** How the provider did when it was last heard of. */
    public Health health(String provider) {
        return health.of(provider);
    }

    @Override
    public String provider() {
        return list.first().provider();
    }

    @Override
    public String model() {
        return list.first().model();
    }

    @Override
    public int contextTokens() {
        return list.first().contextTokens();
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        return forTenant(NOBODY).stream(request, listener);
    }

    /** One provider alone, without those after it; empty when the settings have none of that name that works. */
    public Optional<LanguageModel> named(String provider, TenantId tenant) {
        return list.named(provider).map(alone -> new FailoverModel(() -> List.of(alone), tenant.value(), means));
    }

    /** True when callers only get their own words back. */
    public boolean isEcho() {
        return list.first().provider().equals(EchoLanguageModel.NAME);
    }

    /** In order; at least one, exactly one of them active. */
    public List<ProviderState> providers() {
        return list.states(health::of);
    }

    /** A provider turned up after the start; it comes after those that were named. */
    void found(ChatEndpoint endpoint, Dialect dialect) {
        list.add(ProviderSetting.at(endpoint, dialect));
    }

    /** Those that can be checked from here. */
    List<ChatEndpoint> endpoints() {
        return list.endpoints();
    }

    HealthBoard health() {
        return health;
    }

    /** A model that is called with a key of the tenant's own. */
    LanguageModel guarded(ModelMaker.Owner owner, LanguageModel model) {
        return own.guarded(owner, model);
    }

    private LanguageModel forTenant(String tenant) {
        return new FailoverModel(list::candidates, tenant, means);
    }
}
