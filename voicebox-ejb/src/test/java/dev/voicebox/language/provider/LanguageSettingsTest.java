package dev.voicebox.language.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.language.failover.FailoverRules;
import dev.voicebox.language.openai.ChatEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageSettingsTest {

    @Test
    void withoutSettingsThereIsNoProviderAndASearch() {
        LanguageSettings settings = read(Map.of());

        assertThat(settings.providers()).isEmpty();
        assertThat(settings.search()).isTrue();
        assertThat(settings.patience().firstToken()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.patience().interToken()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.stub().gap()).isZero();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void aKeyIsEnough() {
        LanguageSettings settings = read(Map.of("OPENAI_API_KEY", " sk-1 ", "GROQ_API_KEY", "gsk-2"));

        assertThat(settings.providers()).extracting(ProviderSetting::name).containsExactly("openai", "groq");
        ChatEndpoint openai = settings.providers().get(0).endpoint();
        assertThat(openai.key().secret()).isEqualTo("sk-1");
        assertThat(openai.baseUrl()).isEqualTo(URI.create("https://api.openai.com/v1"));
    }

    @Test
    void anAddressIsEnough() {
        ChatEndpoint ollama = read(Map.of("OLLAMA_BASE_URL", "http://gpu:11434"))
                .providers()
                .get(0)
                .endpoint();

        assertThat(ollama.baseUrl()).isEqualTo(URI.create("http://gpu:11434/v1"));
        assertThat(ollama.key().isPresent()).isFalse();
    }

    @Test
    void howMuchAModelReadsCanBeSaid() {
        Map<String, String> set = Map.of("GROQ_API_KEY", "gsk", "voicebox.llm.groq.context-tokens", "131072");

        assertThat(read(set).providers().get(0).endpoint().contextTokens()).isEqualTo(131_072);
        assertThat(read(Map.of("GROQ_API_KEY", "gsk"))
                        .providers()
                        .get(0)
                        .endpoint()
                        .contextTokens())
                .isEqualTo(32_320);
        assertThat(read(Map.of("voicebox.llm.ollama.context-tokens", "8192"))
                        .ollama()
                        .contextTokens())
                .as("of one that is searched for")
                .isEqualTo(8_192);
    }

    @Test
    void ollamaIsSpokenToInItsOwnDialectUnlessItsSettingSaysOtherwise() {
        ProviderSetting usual =
                read(Map.of("OLLAMA_BASE_URL", "http://gpu:11434")).providers().get(0);
        ProviderSetting other = read(Map.of(
                        "OLLAMA_BASE_URL", "http://gpu:11434", "voicebox.llm.ollama.dialect", "openai"))
                .providers()
                .get(0);

        assertThat(usual.dialect()).isEqualTo(Dialect.OLLAMA);
        assertThat(usual.endpoint().contextTokens()).isEqualTo(8_192);
        assertThat(other.dialect()).isEqualTo(Dialect.OPENAI);
        assertThat(other.endpoint().contextTokens()).isEqualTo(32_320);
    }

    @Test
    void aDialectThatIsNoneIsToldByItsKey() {
        assertThat(read(Map.of("GROQ_API_KEY", "gsk", "voicebox.llm.groq.dialect", "klingon"))
                        .warnings())
                .containsExactly("The language model groq is left out:"
                        + " voicebox.llm.groq.dialect is neither openai nor ollama");
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "1023", "-5", "99999999999"})
    void aContextThatIsNoneIsToldByItsKey(String tokens) {
        LanguageSettings settings = read(Map.of("GROQ_API_KEY", "gsk", "voicebox.llm.groq.context-tokens", tokens));

        assertThat(settings.warnings())
                .containsExactly("The language model groq is left out:"
                        + " voicebox.llm.groq.context-tokens is not a number from 1024");
    }

    @Test
    void aContextThatIsNoneIsToldOfAnOllamaThatIsSearchedFor() {
        LanguageSettings settings = read(Map.of("voicebox.llm.ollama.context-tokens", "much"));

        assertThat(settings.warnings())
                .containsExactly("voicebox.llm.ollama.context-tokens is not a number from 1024: 8192 is used");
        assertThat(settings.ollama().contextTokens()).isEqualTo(8_192);
    }

    @Test
    void aContextThatIsNoneIsToldOnce() {
        LanguageSettings settings =
                read(Map.of("OLLAMA_BASE_URL", "http://gpu:11434", "voicebox.llm.ollama.context-tokens", "much"));

        assertThat(settings.warnings()).hasSize(1);
    }

    @Test
    void ourOwnKeysComeBeforeTheProvidersVariables() {
        ChatEndpoint endpoint = read(Map.of(
                        "OPENAI_API_KEY", "theirs",
                        "OPENAI_BASE_URL", "https://theirs/v1",
                        "voicebox.llm.openai.api-key", "ours",
                        "voicebox.llm.openai.base-url", "https://ours/v1",
                        "voicebox.llm.openai.model", "big"))
                .providers()
                .get(0)
                .endpoint();

        assertThat(endpoint.key().secret()).isEqualTo("ours");
        assertThat(endpoint.host()).isEqualTo("ours");
        assertThat(endpoint.model()).isEqualTo("big");
    }

    @Test
    void aListSetsTheOrderAndEndsTheSearch() {
        LanguageSettings settings = read(Map.of(
                "voicebox.llm.providers", " vllm , Ollama,stub,,vllm",
                "voicebox.llm.vllm.base-url", "http://gpu:8000/v1",
                "voicebox.llm.vllm.model", "qwen"));

        assertThat(settings.providers()).extracting(ProviderSetting::name).containsExactly("vllm", "ollama", "stub");
        assertThat(settings.providers()).allMatch(ProviderSetting::isUsable);
        assertThat(settings.search()).isFalse();
    }

    @Test
    void anthropicNeedsOnlyItsKeyAndIsNotFoundByAnotherDialectsAddress() {
        LanguageSettings settings =
                read(Map.of("ANTHROPIC_API_KEY", "sk-ant", "ANTHROPIC_BASE_URL", "https://elsewhere"));

        assertThat(settings.providers()).extracting(ProviderSetting::name).containsExactly("anthropic");
        assertThat(settings.providers().get(0).endpoint().completions())
                .isEqualTo(URI.create("https://api.anthropic.com/v1/chat/completions"));
        assertThat(read(Map.of("ANTHROPIC_BASE_URL", "https://elsewhere")).providers())
                .isEmpty();
    }

    @Test
    void eachProviderMayHaveItsOwnTimesAndTemperature() {
        ChatEndpoint groq = read(Map.of(
                        "GROQ_API_KEY", "gsk",
                        "voicebox.llm.inter-token-timeout", "PT9S",
                        "voicebox.llm.groq.first-token-timeout", "PT1.5S",
                        "voicebox.llm.groq.temperature", "0.7"))
                .providers()
                .get(0)
                .endpoint();

        assertThat(groq.patience().firstToken()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(groq.patience().interToken()).isEqualTo(Duration.ofSeconds(9));
        assertThat(groq.temperature()).isEqualTo(0.7);
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, 2.1, is not a number from 0 to 2",
        "temperature, warm, is not a number from 0 to 2",
        "first-token-timeout, 3, is not a duration",
        "inter-token-timeout, PT11M, is not a duration"
    })
    void aSettingOfOneProviderThatMakesNoSenseLeavesItOut(String what, String value, String problem) {
        assertThat(problem("groq", Map.of("GROQ_API_KEY", "gsk", "voicebox.llm.groq." + what, value)))
                .startsWith("voicebox.llm.groq." + what + " " + problem);
    }

    @Test
    void theTimeOfAllProvidersAndTheHedgeAreRead() {
        FailoverRules rules = read(Map.of(
                        "voicebox.llm.failover-timeout", "PT8S",
                        "voicebox.llm.hedge-delay", "PT0.8S"))
                .failover();

        assertThat(rules).isEqualTo(new FailoverRules(Duration.ofSeconds(8), Duration.ofMillis(800)));
        assertThat(read(Map.of("voicebox.llm.hedge-delay", "off")).failover()).isEqualTo(FailoverRules.STANDARD);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problem("openai", Map.of())).isEqualTo("no key: set OPENAI_API_KEY");
        assertThat(problem("vllm", Map.of())).isEqualTo("set voicebox.llm.vllm.base-url");
        assertThat(problem("vllm", Map.of("voicebox.llm.vllm.base-url", "http://gpu/v1")))
                .isEqualTo("set voicebox.llm.vllm.model");
    }

    @Test
    void nonsenseIsOneLineThatQuotesNoSecret() {
        LanguageSettings settings = read(Map.of(
                "voicebox.llm.providers", "openai,groq,a b",
                "OPENAI_API_KEY", "sk secret",
                "voicebox.llm.groq.base-url", "https://me:secret@host /v1",
                "voicebox.llm.first-token-timeout", "3 seconds",
                "voicebox.llm.inter-token-timeout", "PT0S",
                "voicebox.stub.llm-token-gap", "PT-1S"));

        assertThat(settings.warnings()).hasSize(6).allMatch(line -> line.lines().count() == 1);
        assertThat(String.join("\n", settings.warnings())).doesNotContain("secret");
        assertThat(settings.patience().firstToken()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.patience().interToken()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.stub().gap()).isZero();
    }

    private static String problem(String provider, Map<String, String> more) {
        var all = new java.util.HashMap<>(more);
        all.put("voicebox.llm.providers", provider);
        return read(all).providers().get(0).problem();
    }

    private static LanguageSettings read(Map<String, String> values) {
        return LanguageSettings.read(key -> Optional.ofNullable(values.get(key)));
    }
}
