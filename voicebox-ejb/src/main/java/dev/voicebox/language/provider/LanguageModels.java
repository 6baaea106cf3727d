package dev.voicebox.language.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.builtin.EchoLanguageModel;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.provider.ProviderState.State;

/** The providers in their order. The first usable one answers; without any, echo does. */
public final class LanguageModels implements LanguageModel {
    private final Function<ProviderSetting, LanguageModel> builder;
    private final LanguageModel echo;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** {@code model} is {@code null} for a provider that cannot be used. */
    private record Entry(ProviderSetting setting, LanguageModel model) {}

    LanguageModels(LanguageSettings settings, Function<ProviderSetting, LanguageModel> builder) {
        this.builder = builder;
        this.echo = builder.apply(ProviderSetting.builtIn(EchoLanguageModel.NAME));
        settings.providers().forEach(this::add);
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
        return active().stream(request, listener);
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

    private static ProviderState stateOf(Entry entry, LanguageModel active) {
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
                answers ? "answers" : "another provider comes first");
    }
}
