package dev.voicebox.language.provider;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ManualTimers;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.builtin.EchoLanguageModel;
import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.failover.ModelWatch;
import dev.voicebox.language.health.Health;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.Patience;
import dev.voicebox.language.provider.ProviderState.State;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageModelsTest {

    @Test
    void withoutAnyProviderEchoAnswers() {
        LanguageModels models = models(Map.of());

        assertThat(models.isEcho()).isTrue();
        assertThat(models.providers())
                .containsExactly(new ProviderState("echo", "echo", null, State.ACTIVE, "no other model is configured"));
    }

    @Test
    void theFirstUsableProviderAnswers() {
        LanguageModels models = models(Map.of(
                "voicebox.llm.providers", "openai,groq,ollama",
                "GROQ_API_KEY", "gsk-1"));

        assertThat(models.provider()).isEqualTo("groq");
        assertThat(models.providers())
                .extracting(ProviderState::state)
                .containsExactly(State.SKIPPED, State.ACTIVE, State.STANDBY);
        assertThat(models.providers().get(1).host()).isEqualTo("api.groq.com");
        assertThat(models.providers().toString()).doesNotContain("gsk-1");
    }

    @Test
    void aProviderThatRefusesItsKeyShowsIt() {
        LanguageModels models = models(Map.of("OPENAI_API_KEY", "sk-1"));
        ModelFailure refused = new ModelFailure(ModelFailure.Kind.UNAUTHORISED, "openai", "refuses the key");
        models.health()
                .onCall(new CallReport("openai", "m", CallReport.End.FAILED, refused, null, Duration.ZERO, null));

        assertThat(models.providers()).singleElement().satisfies(provider -> {
            assertThat(provider.state()).isEqualTo(State.ACTIVE);
            assertThat(provider.health().state()).isEqualTo(Health.State.DOWN);
            assertThat(provider.reason()).isEqualTo("refuses the key");
        });
    }

    @Test
    void whoWatchesIsToldOfCallsOnceAndDoesNotHarmThem() {
        LanguageModels models = models(Map.of("OPENAI_API_KEY", "sk-1"));
        List<String> told = new ArrayList<>();
        ModelWatch counting = new ModelWatch() {
            @Override
            public void onCall(CallReport report) {
                told.add(report.provider() + " " + report.result());
            }
        };
        models.watchedBy(new ModelWatch() {
            @Override
            public void onCall(CallReport report) {
                throw new IllegalStateException("of no account");
            }
        });
        models.watchedBy(counting);
        models.watchedBy(counting);
        models.forTenant(new TenantId("a")).stream(Requests.saying("hello"), new RecordingAnswer())
                .cancel();

        assertThat(told).containsExactly("openai cancelled");
    }

    @Test
    void anOllamaThatTurnsUpReplacesEcho() {
        LanguageModels models = models(Map.of());
        models.found(ollama(), Dialect.OLLAMA);

        assertThat(models.isEcho()).isFalse();
        assertThat(models.provider()).isEqualTo("ollama");
        assertThat(models.providers()).extracting(ProviderState::state).containsExactly(State.ACTIVE);
    }

    @Test
    void aListWithoutAUsableProviderFallsBackToEchoAndSaysWhy() {
        LanguageModels models = models(Map.of("voicebox.llm.providers", "openai"));

        assertThat(models.isEcho()).isTrue();
        assertThat(models.providers()).extracting(ProviderState::name).containsExactly("openai", "echo");
        assertThat(models.providers().get(0).reason()).contains("OPENAI_API_KEY");
    }

    @Test
    void echoMayBeChosen() {
        LanguageModels models = models(Map.of("voicebox.llm.providers", "echo", "OPENAI_API_KEY", "sk-1"));

        assertThat(models.providers()).hasSize(1);
        assertThat(models.isEcho()).isTrue();
    }

    private static ChatEndpoint ollama() {
        return new ChatEndpoint(
                "ollama", URI.create("http://127.0.0.1:11434/v1"), ApiKey.NONE, "llama", Patience.DEFAULT);
    }

    private static LanguageModels models(Map<String, String> values) {
        LanguageSettings settings = LanguageSettings.read(key -> Optional.ofNullable(values.get(key)));
        return new LanguageModels(
                settings,
                setting -> setting.endpoint() == null
                        ? new EchoLanguageModel(new ManualTimers())
                        : new SilentModel(setting.name(), setting.endpoint().model()),
                new ManualTimers(),
                InstantSource.system());
    }

    private record SilentModel(String provider, String model) implements LanguageModel {
        @Override
        public ModelCall stream(ModelRequest request, ModelListener listener) {
            return () -> {};
        }
    }
}
