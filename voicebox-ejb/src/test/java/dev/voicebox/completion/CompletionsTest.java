package dev.voicebox.completion;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.completion.CompletionRequest.Target;
import dev.voicebox.credential.CredentialId;
import dev.voicebox.credential.CredentialRefused;
import dev.voicebox.credential.CredentialSecret;
import dev.voicebox.credential.UsableCredential;
import dev.voicebox.event.Ids;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.UsageAmounts.Tokens;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.provider.ModelMaker;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.usage.call.CallMeter;
import dev.voicebox.usage.call.CallUsage;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final CredentialId CREDENTIAL = new CredentialId("cred_" + "a".repeat(32));
    private static final UsableCredential OWN = new UsableCredential(
            CREDENTIAL,
            "groq",
            URI.create("https://groq.example/v1"),
            InetAddress.getLoopbackAddress(),
            new CredentialSecret("sk-own-key"));
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final ScriptedModel first = new ScriptedModel("openai", "gpt-x");
    private final ScriptedModel second = new ScriptedModel("groq", "llama-y");
    private final ScriptedModel made = new ScriptedModel("groq", "made");
    private final List<String> asked = new ArrayList<>();
    private final List<ModelMaker.Owner> owners = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final MinuteBudget budget = new MinuteBudget(2, 1_000);
    private final RecordingCompletion heard = new RecordingCompletion();
    private Optional<UsableCredential> newest = Optional.empty();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final CallUsage usage = new CallUsage(journal, new Ids(new Random(1))::nextRequest, NOON);
    private final Completions completions = new Completions(choice(), tenant -> budget, waiting::add, NOON);

    @Test
    void anAnswerComesAsItIsMadeAndIsMetered() {
        start(Target.ANY);

        first.listener.onText("Hel");
        first.listener.onToolCall(0, "call_1", "order");
        first.listener.onToolArguments(0, "{}");
        first.listener.onUsage(new ModelUsage(10, 2, 5));
        first.listener.onFinished(FinishReason.STOP);

        assertThat(heard.heard)
                .containsExactly(
                        "chosen openai gpt-x", "text Hel", "call 0 call_1 order", "arguments 0 {}", "done STOP");
        assertThat(heard.usage).isEqualTo(new ModelUsage(10, 2, 5));
        assertThat(budget.limits(NOON.instant()).get(1).remaining()).isEqualTo(985);
    }

    @Test
    void theOneThatAnswersIsNamedAndNotTheOneThatWasAskedFirst() {
        first.standIn = second;

        start(Target.ANY);

        assertThat(heard.heard).containsExactly("chosen groq llama-y");
    }

    @Test
    void whatNoProviderCountsIsEstimated() {
        start(Target.ANY);

        first.listener.onText("12345678");
        first.listener.onFinished(FinishReason.STOP);

        assertThat(heard.usage).isEqualTo(ModelUsage.estimate(3, 2));
    }

    @Test
    void aCancelStopsTheModelAndNothingIsHeardAfterIt() {
        ModelCall call = start(Target.ANY);
        first.listener.onText("12345678");

        call.cancel();
        call.cancel();
        first.listener.onText("more");
        first.listener.onFinished(FinishReason.STOP);

        assertThat(first.stopped).isTrue();
        assertThat(heard.heard).containsExactly("chosen openai gpt-x", "text 12345678");
        assertThat(budget.limits(NOON.instant()).get(1).remaining()).isEqualTo(995);
    }

    @Test
    void aCancelWhileTheModelIsAskedStopsItAndIsMetered() {
        List<ModelCall> calls = new ArrayList<>();
        first.whenAsked = () -> calls.get(0).cancel();
        calls.add(completions.start(QuotaSubject.of(ACME), request(Target.ANY), heard, meter()));
        waiting.forEach(Runnable::run);

        assertThat(first.stopped).isTrue();
        assertThat(budget.limits(NOON.instant()).get(1).remaining()).isEqualTo(997);
    }

    @Test
    void aCancelBeforeAModelIsFoundAsksNone() {
        ModelCall call = completions.start(QuotaSubject.of(ACME), request(Target.ANY), heard, meter());
        call.cancel();
        waiting.forEach(Runnable::run);

        assertThat(first.listener).isNull();
        assertThat(heard.heard).isEmpty();
    }

    @Test
    void whoHasUsedUpItsMinuteIsToldHowLongToWait() {
        start(Target.ANY);
        start(Target.ANY);
        waiting.clear();

        completions.start(QuotaSubject.of(ACME), request(Target.ANY), heard, meter());

        assertThat(heard.failure.kind()).isEqualTo(CompletionFailure.Kind.LIMIT_REACHED);
        assertThat(heard.failure.retryAfter()).isEqualTo(60);
        assertThat(waiting).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, chosen openai gpt-x",
                "gpt-x, -, chosen openai gpt-x",
                "gpt-realtime, -, chosen openai gpt-x",
                "llama-y, -, chosen groq llama-y",
                "gpt-4o, -, failed UNKNOWN_MODEL",
                "-, groq, chosen groq llama-y",
                "llama-y, groq, chosen groq llama-y",
                "gpt-x, groq, failed UNKNOWN_MODEL",
                "-, mistral, failed UNKNOWN_PROVIDER"
            })
    void withoutAKeyOfItsOwnATenantHasTheModelsOfTheServer(String model, String provider, String outcome) {
        start(new Target(model, provider, null));

        assertThat(heard.heard).containsExactly(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, llama-3.3-70b-versatile", "any/model, any/model"})
    void aKeyOfTheTenantsOwnComesFirstAndRunsAnyModel(String model, String ran) {
        newest = Optional.of(OWN);

        start(new Target(model, "groq", null));

        assertThat(asked).containsExactly(ran + " at https://groq.example/v1 with ***");
    }

    @Test
    void aCredentialIsUsedByItsId() {
        start(new Target("m", null, CREDENTIAL));

        assertThat(asked).containsExactly("m at https://groq.example/v1 with ***");
        assertThat(owners).containsExactly(new ModelMaker.Owner(ACME, CREDENTIAL.value()));
    }

    @Test
    void aFailureOfATenantsOwnKeySpeaksOfThatKeyAndNotOfTheServersSettings() {
        start(new Target("m", null, CREDENTIAL));

        made.listener.onFailed(new ModelFailure(
                ModelFailure.Kind.UNAUTHORISED, "groq", "refuses the key: check voicebox.llm.groq.api-key"));

        assertThat(heard.failure.kind()).isEqualTo(CompletionFailure.Kind.UNUSABLE_CREDENTIAL);
        assertThat(heard.failure.message()).contains("refuses your key").doesNotContain("voicebox.llm");
    }

    @Test
    void aModelThatATenantsProviderDoesNotKnowIsTheTenantsToMend() {
        start(new Target("m", null, CREDENTIAL));

        made.listener.onFailed(new ModelFailure(ModelFailure.Kind.MISCONFIGURED, "groq", "does not know the model"));

        assertThat(heard.failure.kind()).isEqualTo(CompletionFailure.Kind.REFUSED);
    }

    @Test
    void aWaitIsToldInWholeSecondsAndNeverTooShort() {
        start(Target.ANY);

        first.listener.onFailed(
                new ModelFailure(ModelFailure.Kind.RATE_LIMITED, "openai", "why", Duration.ofMillis(400)));

        assertThat(heard.failure.retryAfter()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, BUSY",
        "TIMEOUT, TIMEOUT",
        "REFUSED, REFUSED",
        "FORBIDDEN, REFUSED",
        "EMPTY, PROVIDER_FAILED",
        "MISCONFIGURED, PROVIDER_FAILED",
        "TRUNCATED, PROVIDER_FAILED"
    })
    void aFailureKeepsItsKind(ModelFailure.Kind kind, CompletionFailure.Kind told) {
        start(Target.ANY);

        first.listener.onFailed(new ModelFailure(kind, "openai", "why"));

        assertThat(heard.failure).isEqualTo(new CompletionFailure(told, "why"));
    }

    @Test
    void eachCallIsRecordedOnceWithTheTokensThatItsProviderCounted() {
        start(Target.ANY);
        first.listener.onText("12345678");
        first.listener.onUsage(new ModelUsage(7, 3, 2));
        first.listener.onFinished(FinishReason.STOP);
        first.listener.onFinished(FinishReason.STOP);

        assertThat(used()).containsExactly(UsageAmounts.ofRequest(new Tokens(7, 3, 2, 0)));
    }

    @Test
    void tokensThatNobodyCountedAreRecordedAsEstimated() {
        ModelCall call = start(Target.ANY);
        first.listener.onText("12345678");
        call.cancel();

        assertThat(used()).containsExactly(UsageAmounts.ofRequest(new Tokens(3, 0, 2, 5)));
    }

    @Test
    void aCallThatNobodyAnsweredIsARequestWithoutTokens() {
        start(new Target("gpt-4o", null, null));
        start(Target.ANY);
        first.listener.onFailed(new ModelFailure(ModelFailure.Kind.TIMEOUT, "openai", "why"));

        assertThat(used()).containsOnly(UsageAmounts.ofRequest(Tokens.NONE)).hasSize(2);
    }

    @Test
    void aCallBeyondTheLimitIsNotRecorded() {
        start(new Target("gpt-4o", null, null));
        start(new Target("gpt-4o", null, null));
        start(Target.ANY);

        assertThat(heard.failure.kind()).isEqualTo(CompletionFailure.Kind.LIMIT_REACHED);
        assertThat(used()).hasSize(2);
    }

    @Test
    void aCallThatIsCancelledBeforeAModelIsFoundIsARequest() {
        completions
                .start(QuotaSubject.of(ACME), request(Target.ANY), heard, meter())
                .cancel();
        waiting.forEach(Runnable::run);

        assertThat(used()).containsExactly(UsageAmounts.ofRequest(Tokens.NONE));
    }

    private CallMeter meter() {
        return usage.of(ACME, new ProjectId("default"));
    }

    private List<UsageAmounts> used() {
        return journal.all(JournalRecord.Used.class).stream()
                .map(JournalRecord.Used::amounts)
                .toList();
    }

    private ModelCall start(Target target) {
        ModelCall call = completions.start(QuotaSubject.of(ACME), request(target), heard, meter());
        waiting.forEach(Runnable::run);
        waiting.clear();
        return call;
    }

    private static CompletionRequest request(Target target) {
        return new CompletionRequest(
                target,
                new ModelRequest(
                        "",
                        List.of(new ModelMessage.UserText("123456789")),
                        List.of(),
                        ModelRequest.ToolUse.AUTO,
                        OptionalInt.empty()));
    }

    private ModelChoice choice() {
        OwnKeys keys = new OwnKeys() {
            @Override
            public UsableCredential open(TenantId tenant, CredentialId id) {
                return OWN;
            }

            @Override
            public Optional<UsableCredential> openNewest(TenantId tenant, String provider) throws CredentialRefused {
                return newest;
            }
        };
        ModelMaker maker = (owner, address, model) -> {
            asked.add(model + " at " + address.baseUrl() + " with " + address.key());
            owners.add(owner);
            return made;
        };
        return new ModelChoice(keys, new TwoModels(), maker, Set.of("gpt-realtime"));
    }

    private final class TwoModels implements ConfiguredModels {
        @Override
        public LanguageModel preferred(TenantId tenant) {
            return first;
        }

        @Override
        public Optional<LanguageModel> named(String provider, TenantId tenant) {
            return List.<LanguageModel>of(first, second).stream()
                    .filter(model -> model.provider().equals(provider))
                    .findFirst();
        }

        @Override
        public Optional<LanguageModel> running(String model, TenantId tenant) {
            return List.<LanguageModel>of(first, second).stream()
                    .filter(one -> one.model().equals(model))
                    .findFirst();
        }
    }
}
