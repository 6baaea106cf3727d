package dev.voicebox.language.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.builtin.EchoLanguageModel;
import dev.voicebox.language.failover.Candidate;
import dev.voicebox.language.health.Health;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.Patience;
import dev.voicebox.language.provider.ProviderState.State;

/** The providers that the settings name, with their models; echo stands in when none can be used. */
final class ProviderList {
    private final Function<ProviderSetting, LanguageModel> builder;
    private final LanguageModel echo;
    private final Patience patience;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** {@code model} is {@code null} for a provider that cannot be used. */
    private record Entry(ProviderSetting setting, LanguageModel model) {}

    ProviderList(LanguageSettings settings, Function<ProviderSetting, LanguageModel> builder) {
        this.builder = builder;
        this.echo = builder.apply(ProviderSetting.builtIn(EchoLanguageModel.NAME));
        this.patience = settings.patience();
        settings.providers().forEach(this::add);
    }

    void add(ProviderSetting setting) {
        entries.add(new Entry(setting, setting.isUsable() ? builder.apply(setting) : null));
    }

    /** The one that is asked first. */
    LanguageModel first() {
        return usable().stream().map(Entry::model).findFirst().orElse(echo);
    }

    /** In order, at least one. */
    List<Candidate> candidates() {
        List<Entry> usable = usable();
        return usable.isEmpty()
                ? List.of(new Candidate(echo, patience.firstToken()))
                : usable.stream()
                        .map(entry -> new Candidate(entry.model(), firstToken(entry.setting())))
                        .toList();
    }

    Optional<Candidate> named(String provider) {
        return usable().stream()
                .filter(entry -> entry.setting().name().equals(provider))
                .map(entry -> new Candidate(entry.model(), firstToken(entry.setting())))
                .findFirst();
    }

    /** Of those that are elsewhere. */
    List<ChatEndpoint> endpoints() {
        return usable().stream()
                .map(entry -> entry.setting().endpoint())
                .filter(Objects::nonNull)
                .toList();
    }

    /** In order; at least one, exactly one of them active. */
    List<ProviderState> states(Function<String, Health> health) {
        LanguageModel active = first();
        List<ProviderState> states = new ArrayList<>();
        for (Entry entry : entries) {
            states.add(stateOf(entry, active, health));
        }
        if (active == echo) {
            states.add(new ProviderState(
                    echo.provider(), echo.model(), null, State.ACTIVE, "no other model is configured"));
        }
        return List.copyOf(states);
    }

    private List<Entry> usable() {
        return entries.stream().filter(entry -> entry.model() != null).toList();
    }

    private Duration firstToken(ProviderSetting setting) {
        Patience own =
                setting.endpoint() == null ? patience : setting.endpoint().patience();
        return own.firstToken();
    }

    private static ProviderState stateOf(Entry entry, LanguageModel active, Function<String, Health> health) {
        ProviderSetting setting = entry.setting();
        if (entry.model() == null) {
            return new ProviderState(setting.name(), null, null, State.SKIPPED, setting.problem());
        }
        String host = setting.endpoint() == null ? null : setting.endpoint().host();
        boolean first = entry.model() == active;
        Health known = health.apply(setting.name());
        String place = first ? "answers" : "another provider comes first";
        return new ProviderState(
                setting.name(),
                entry.model().model(),
                host,
                first ? State.ACTIVE : State.STANDBY,
                known.state() == Health.State.DOWN ? known.reason() : place,
                known);
    }
}
