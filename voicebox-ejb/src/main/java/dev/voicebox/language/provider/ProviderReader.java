package dev.voicebox.language.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import dev.voicebox.language.builtin.EchoLanguageModel;
import dev.voicebox.language.builtin.StubLanguageModel;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.Patience;

/**
 * Reads {@code voicebox.llm.<name>.base-url}, {@code .api-key} and {@code .model}, or the provider's own variables, and
 * {@code .dialect}, {@code .context-tokens}, {@code .temperature}, {@code .first-token-timeout} and {@code .inter-token-timeout}.
 */
final class ProviderReader {
    private static final String PREFIX = "voicebox.llm.";
    private static final String CONTEXT = "context-tokens";
    private static final String DIALECT = "dialect";
    private static final String TEMPERATURE = "temperature";
    private static final String FIRST_TOKEN = "first-token-timeout";
    private static final String INTER_TOKEN = "inter-token-timeout";
    /** Less than this has no room for instructions and a turn. */
    private static final int LEAST = 1_024;

    private final Function<String, Optional<String>> config;
    private final Patience patience;

    ProviderReader(Function<String, Optional<String>> config, Patience patience) {
        this.config = config;
        this.patience = patience;
    }

    /** Whether a key or an address is set, so that it is wanted though no list names it. */
    boolean isMentioned(KnownProvider known) {
        return url(known.id()).isPresent() || key(known.id()).isPresent();
    }

    ProviderSetting read(String name) {
        if (name.equals(EchoLanguageModel.NAME) || name.equals(StubLanguageModel.NAME)) {
            return ProviderSetting.builtIn(name);
        }
        Optional<KnownProvider> known = KnownProvider.of(name);
        Optional<String> url = url(name).or(() -> known.map(KnownProvider::baseUrl));
        Optional<String> model = model(name).or(() -> known.map(KnownProvider::model));
        if (url.isEmpty()) {
            return unset(name, "base-url");
        }
        if (model.isEmpty()) {
            return unset(name, "model");
        }
        if (url(name).isEmpty()
                && key(name).isEmpty()
                && known.filter(KnownProvider::wantsKey).isPresent()) {
            return ProviderSetting.unusable(name, "no key: set " + known.get().keyVariable());
        }
        return endpoint(name, url.get(), model.get());
    }

    /** The model to ask for, when one is named. */
    Optional<String> model(String name) {
        return own(name, "model");
    }

    /** Empty when nothing is set, or nothing that makes sense. */
    OptionalInt contextTokens(String name) {
        Optional<String> text = own(name, CONTEXT).filter(number -> number.matches("[0-9]{1,9}"));
        int tokens = text.map(Integer::parseInt).orElse(0);
        return tokens < LEAST ? OptionalInt.empty() : OptionalInt.of(tokens);
    }

    /** What is wrong with the setting of {@link #contextTokens}. */
    Optional<String> contextProblem(String name) {
        return contextTokens(name).isEmpty() && own(name, CONTEXT).isPresent()
                ? Optional.of(PREFIX + name + "." + CONTEXT + " is not a number from " + LEAST)
                : Optional.empty();
    }

    /** What it speaks; where the setting is none, what its name says. */
    Dialect dialect(String name) {
        return own(name, DIALECT).flatMap(Dialect::parse).orElseGet(() -> Dialect.of(name));
    }

    private Optional<String> dialectProblem(String name) {
        return own(name, DIALECT)
                .filter(text -> Dialect.parse(text).isEmpty())
                .map(text -> PREFIX + name + "." + DIALECT + " is neither openai nor ollama");
    }

    private ProviderSetting endpoint(String name, String url, String model) {
        ApiKey key;
        try {
            key = key(name).map(ApiKey::new).orElse(ApiKey.NONE);
        } catch (IllegalArgumentException e) {
            return ProviderSetting.unusable(name, PREFIX + name + ".api-key: " + e.getMessage());
        }
        Optional<String> problem = dialectProblem(name)
                .or(() -> contextProblem(name))
                .or(() -> temperatureProblem(name))
                .or(() -> patienceProblem(name, FIRST_TOKEN))
                .or(() -> patienceProblem(name, INTER_TOKEN));
        if (problem.isPresent()) {
            return ProviderSetting.unusable(name, problem.get());
        }
        int context = contextTokens(name).orElse(dialect(name).contextTokens());
        Double temperature = temperature(name).orElse(null);
        try {
            return ProviderSetting.at(
                    new ChatEndpoint(name, URI.create(url), key, model, patience(name), context, temperature),
                    dialect(name));
        } catch (IllegalArgumentException e) {
            // An address may hold a password, so it is not quoted, nor is the text of its syntax error.
            return ProviderSetting.unusable(
                    name, PREFIX + name + ".base-url is not one: it looks like https://host/v1");
        }
    }

    /** As the provider's own settings say, else those of all. */
    private Patience patience(String name) {
        return new Patience(
                duration(name, FIRST_TOKEN).orElse(patience.firstToken()),
                duration(name, INTER_TOKEN).orElse(patience.interToken()));
    }

    private Optional<Duration> duration(String name, String what) {
        return own(name, what).flatMap(text -> DurationSetting.parse(text, Duration.ofMillis(1)));
    }

    private Optional<String> patienceProblem(String name, String what) {
        return duration(name, what).isEmpty() && own(name, what).isPresent()
                ? Optional.of(DurationSetting.problem(PREFIX + name + "." + what))
                : Optional.empty();
    }

    private Optional<Double> temperature(String name) {
        return own(name, TEMPERATURE)
                .filter(text -> text.matches("[0-9](\\.[0-9]{1,6})?"))
                .map(Double::valueOf)
                .filter(value -> value <= 2);
    }

    private Optional<String> temperatureProblem(String name) {
        return temperature(name).isEmpty() && own(name, TEMPERATURE).isPresent()
                ? Optional.of(PREFIX + name + "." + TEMPERATURE + " is not a number from 0 to 2")
                : Optional.empty();
    }

    private static ProviderSetting unset(String name, String what) {
        return ProviderSetting.unusable(name, "set " + PREFIX + name + "." + what);
    }

    private Optional<String> url(String name) {
        return own(name, "base-url")
                .or(() -> KnownProvider.of(name)
                        .flatMap(KnownProvider::urlVariable)
                        .flatMap(this::value));
    }

    private Optional<String> key(String name) {
        return own(name, "api-key").or(() -> KnownProvider.of(name).flatMap(known -> value(known.keyVariable())));
    }

    private Optional<String> own(String name, String what) {
        return value(PREFIX + name + "." + what);
    }

    private Optional<String> value(String key) {
        return config.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }
}
