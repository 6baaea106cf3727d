package dev.voicebox.language.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ManualTimers;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.failover.ModelWatch;
import dev.voicebox.language.health.Health;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class OwnKeyModelsTest {
    private static final ModelMaker.Owner OWNER = new ModelMaker.Owner(new TenantId("acme"), "cred_1");
    private static final ModelMaker.Owner OTHER_KEY = new ModelMaker.Owner(new TenantId("acme"), "cred_2");

    private final ManualTimers timers = new ManualTimers();
    private final List<String> told = new ArrayList<>();
    private final LanguageModels models = models();
    private final SayingModel provider = new SayingModel();

    @Test
    void aKeyThatFailsFiveTimesInARowIsLeftAloneForThirtySeconds() {
        for (int i = 0; i < 5; i++) {
            ask(OWNER);
            provider.fails(null);
        }

        RecordingAnswer refused = ask(OWNER);

        assertThat(provider.asked).isEqualTo(5);
        assertThat(refused.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.RESTING);
            assertThat(failure.provider()).isEqualTo("openai");
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        });
        assertThat(models.ownBreakersNotClosed()).isEqualTo(1);
        timers.advance(Duration.ofSeconds(30));
        ask(OWNER);
        assertThat(provider.asked).isEqualTo(6);
    }

    @Test
    void aModelThatTheCallerNamedWronglyDoesNotCountAgainstItsKey() {
        for (int i = 0; i < 6; i++) {
            ask(OWNER);
            provider.fails(Kind.MISCONFIGURED, null);
        }

        assertThat(provider.asked).isEqualTo(6);
        assertThat(models.ownBreakersNotClosed()).isZero();
    }

    @Test
    void anotherKeyAndTheServersOwnAreStillAsked() {
        for (int i = 0; i < 5; i++) {
            ask(OWNER);
            provider.fails(null);
        }

        ask(OTHER_KEY);

        assertThat(provider.asked).isEqualTo(6);
        assertThat(models.breakersNotClosed("openai")).isZero();
        assertThat(models.health("openai")).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void whoeverAsksOneKeyToWaitMeansThatKey() {
        ask(OWNER);
        provider.fails(Duration.ofSeconds(60));

        ask(OWNER);
        assertThat(provider.asked).isEqualTo(1);
        ask(OTHER_KEY);
        assertThat(provider.asked).isEqualTo(2);
    }

    @Test
    void aCallIsToldToThoseWhoWatchApartFromTheServersOwn() {
        RecordingAnswer answer = ask(OWNER);
        provider.listener.onText("Yes.");
        provider.listener.onFinished(FinishReason.STOP);

        assertThat(answer.answering()).containsExactly("openai gpt-own");
        assertThat(told).containsExactly("own openai finished");
    }

    private RecordingAnswer ask(ModelMaker.Owner owner) {
        RecordingAnswer answer = new RecordingAnswer();
        models.guarded(owner, provider).stream(Requests.saying("hello"), answer);
        return answer;
    }

    private LanguageModels models() {
        Map<String, String> values = Map.of("OPENAI_API_KEY", "sk-1");
        LanguageModels made = new LanguageModels(
                LanguageSettings.read(key -> Optional.ofNullable(values.get(key))),
                setting -> new SayingModel(),
                timers,
                timers);
        made.watchedBy(new ModelWatch() {
            @Override
            public void onCall(CallReport report) {
                told.add(report.provider() + " " + report.result());
            }

            @Override
            public void onOwnCall(CallReport report) {
                told.add("own " + report.provider() + " " + report.result());
            }
        });
        return made;
    }

    private static final class SayingModel implements LanguageModel {
        private ModelListener listener;
        private int asked;

        @Override
        public String provider() {
            return "openai";
        }

        @Override
        public String model() {
            return "gpt-own";
        }

        @Override
        public ModelCall stream(ModelRequest request, ModelListener answer) {
            listener = answer;
            asked++;
            return () -> {};
        }

        private void fails(Duration rest) {
            fails(Kind.PROVIDER, rest);
        }

        private void fails(Kind kind, Duration rest) {
            listener.onFailed(new ModelFailure(kind, "openai", "openai failed.", rest));
        }
    }
}
