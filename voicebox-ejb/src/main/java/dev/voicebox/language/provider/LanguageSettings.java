package dev.voicebox.language.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import dev.voicebox.language.builtin.Pace;
import dev.voicebox.language.failover.FailoverRules;
import dev.voicebox.language.openai.Patience;

/**
 * Which language models to use.
 *
 * @param providers the first usable one answers; empty when nothing is set
 * @param search whether to look for an Ollama on this machine, because no list says what to use
 * @param ollama what to ask that Ollama for
 * @param patience {@code voicebox.llm.first-token-timeout} (PT3S) and {@code .inter-token-timeout} (PT5S), up to PT10M
 * @param failover {@code voicebox.llm.failover-timeout} (PT5S) and {@code .hedge-delay} (off)
 * @param stub {@code voicebox.stub.llm-first-token} and {@code .llm-token-gap}, both PT0S, up to PT10M
 * @param warnings one line for each setting that makes no sense
 */
public record LanguageSettings(
        List<ProviderSetting> providers,
        boolean search,
        Ollama ollama,
        Patience patience,
        FailoverRules failover,
        Pace stub,
        List<String> warnings) {
    private static final String PROVIDERS = "voicebox.llm.providers";
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** {@code model} is {@code null} for whichever it has. */
    public record Ollama(String model, int contextTokens, Dialect dialect) {}

    public LanguageSettings {
        providers = List.copyOf(providers);
        warnings = List.copyOf(warnings);
    }

    /** {@code config} answers with the value of a key, as MicroProfile Config does. */
    public static LanguageSettings read(Function<String, Optional<String>> config) {
        return new Reader(config).read();
    }

    private static final class Reader {
        private final Function<String, Optional<String>> config;
        private final List<String> warnings = new ArrayList<>();

        Reader(Function<String, Optional<String>> config) {
            this.config = config;
        }

        LanguageSettings read() {
            Patience patience = new Patience(
                    duration("voicebox.llm.first-token-timeout", Patience.DEFAULT.firstToken(), SHORTEST),
                    duration("voicebox.llm.inter-token-timeout", Patience.DEFAULT.interToken(), SHORTEST));
            FailoverRules failover = new FailoverRules(
                    duration("voicebox.llm.failover-timeout", FailoverRules.STANDARD.total(), SHORTEST),
                    duration("voicebox.llm.hedge-delay", null, SHORTEST));
            Pace stub = new Pace(
                    duration("voicebox.stub.llm-first-token", Duration.ZERO, Duration.ZERO),
                    duration("voicebox.stub.llm-token-gap", Duration.ZERO, Duration.ZERO));
            ProviderReader reader = new ProviderReader(config, patience);
            List<String> names = names();
            List<ProviderSetting> providers = names.isEmpty() ? mentioned(reader) : listed(names, reader);
            boolean search = names.isEmpty();
            Ollama ollama = ollama(search, providers, reader);
            return new LanguageSettings(providers, search, ollama, patience, failover, stub, warnings);
        }

        private Ollama ollama(boolean search, List<ProviderSetting> providers, ProviderReader reader) {
            String name = KnownProvider.OLLAMA.id();
            boolean found = search
                    && providers.stream().noneMatch(provider -> provider.name().equals(name));
            if (found) {
                reader.contextProblem(name)
                        .ifPresent(problem -> warnings.add(
                                problem + ": " + reader.dialect(name).contextTokens() + " is used"));
            }
            return new Ollama(
                    reader.model(name).orElse(null),
                    reader.contextTokens(name).orElse(reader.dialect(name).contextTokens()),
                    reader.dialect(name));
        }

        private List<String> names() {
            return config.apply(PROVIDERS).stream()
                    .flatMap(list -> Arrays.stream(list.split(",")))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }

        private List<ProviderSetting> listed(List<String> names, ProviderReader reader) {
            List<ProviderSetting> all = new ArrayList<>();
            for (String name : names) {
                if (name.matches("[a-z0-9][a-z0-9_-]{0,31}")) {
                    all.add(warned(reader.read(name)));
                } else {
                    warnings.add(PROVIDERS + " names a provider that cannot be: use letters, digits, - and _");
                }
            }
            return all;
        }

        private List<ProviderSetting> mentioned(ProviderReader reader) {
            return Arrays.stream(KnownProvider.values())
                    .filter(reader::isMentioned)
                    .map(known -> warned(reader.read(known.id())))
                    .toList();
        }

        private ProviderSetting warned(ProviderSetting provider) {
            if (!provider.isUsable()) {
                warnings.add("The language model " + provider.name() + " is left out: " + provider.problem());
            }
            return provider;
        }

        /** @param standard {@code null} for something that is off */
        private Duration duration(String key, Duration standard, Duration least) {
            Optional<String> text = config.apply(key).map(String::strip).filter(value -> !value.isEmpty());
            if (text.isEmpty() || standard == null && text.get().equals("off")) {
                return standard;
            }
            return DurationSetting.parse(text.get(), least).orElseGet(() -> {
                warnings.add(DurationSetting.problem(key) + ": " + (standard == null ? "off" : standard) + " is used");
                return standard;
            });
        }
    }
}
