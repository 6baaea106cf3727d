package dev.voicebox.web.admission;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.Caller;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.Question;
import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PolicyGateTest {
    private static final Caller CALLER = new Caller(
            new TenantId("acme"),
            new ProjectId("main"),
            CredentialKind.API_KEY,
            "key_1",
            null,
            new Asker("key_1", Set.of("realtime:connect", "billing:read"), "key_1"));

    private Question asked;
    private Decision decision = Decision.allowed("granted", "v1");
    private final PolicyGate gate = new PolicyGate(question -> {
        asked = question;
        return decision;
    });

    @Test
    void theTenantIsThatOfTheCredentialWhateverIsClaimed() throws AccessDenied {
        gate.check(CALLER, new Claims(null, "rival", null), PolicyGate.Wish.of("realtime.connect"));

        assertThat(asked.tenant()).isEqualTo(new TenantId("acme"));
        assertThat(asked.input().path("claimed").path("tenant").asText()).isEqualTo("rival");
    }

    @Test
    void scopesMayOnlyBeLeftOut() throws AccessDenied {
        Caller asking = gate.check(
                CALLER, new Claims(null, null, "billing:read tenant:admin"), PolicyGate.Wish.of("model.read"));

        assertThat(asked.scopes()).containsExactly("billing:read");
        assertThat(asking.asker().scopes()).containsExactly("billing:read");
    }

    @ParameterizedTest
    @CsvSource({"alice@acme, alice@acme", "'  alice ', alice", "'', key_1", ", key_1", "ali\u0007ce, key_1"})
    void theActorIsWhoIsNamedOrElseTheCredential(String header, String actor) throws AccessDenied {
        gate.check(CALLER, new Claims(header, null, null), PolicyGate.Wish.of("realtime.connect"));

        assertThat(asked.actor()).isEqualTo(actor);
    }

    @Test
    void whatIsDeniedIsRefusedWithTheReason() {
        decision = Decision.denied("outside of the tenant's hours", "v1");

        AccessDenied denied = catchThrowableOfType(
                AccessDenied.class,
                () -> gate.check(CALLER, new Claims(null, null, null), PolicyGate.Wish.of("realtime.connect")));

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.code()).isEqualTo("policy_denied");
        assertThat(denied).hasMessageContaining("outside of the tenant's hours");
    }

    @Test
    void whoMeetsAPolicyThatHasNoTimeIsToldToComeBack() {
        decision = Decision.busy("v1");

        AccessDenied denied = catchThrowableOfType(
                AccessDenied.class,
                () -> gate.check(CALLER, new Claims(null, null, null), PolicyGate.Wish.of("realtime.connect")));

        assertThat(denied.status()).isEqualTo(503);
        assertThat(denied.code()).isEqualTo("access_unavailable");
        assertThat(denied.retryAfter()).isPresent();
    }

    @Test
    void whoWasDeniedIsKnownToTheAuditLog() {
        decision = Decision.denied("the model is not allowed", "v1");

        AccessDenied denied = catchThrowableOfType(
                AccessDenied.class,
                () -> gate.check(CALLER, new Claims("alice", null, null), PolicyGate.Wish.of("realtime.connect")));

        assertThat(denied.holder()).contains(new AccessDenied.Holder(new TenantId("acme"), "key_1"));
    }

    @Test
    void aTextIsSpokenInTheWordsThatThePolicyLeaves() throws AccessDenied {
        decision = new Decision(Decision.Outcome.ALLOWED, "granted", Optional.of("darn it"), "v1");

        assertThat(gate.words(CALLER, "damn it", "alloy")).isEqualTo("darn it");
        assertThat(asked.entryPoint()).isEqualTo(EntryPoint.AUDIO);
        assertThat(asked.input().path("text").asText()).isEqualTo("damn it");
        assertThat(asked.input().path("voice").asText()).isEqualTo("alloy");
    }

    @Test
    void aTextThatNothingIsReplacedInIsSpokenAsItIs() throws AccessDenied {
        assertThat(gate.words(CALLER, "good day", "alloy")).isEqualTo("good day");
    }

    @Test
    void aTextThatIsDeniedIsNotSpoken() {
        decision = Decision.denied("blocked words", "v1");

        assertThat(catchThrowableOfType(AccessDenied.class, () -> gate.words(CALLER, "bomb", "alloy"))
                        .code())
                .isEqualTo("policy_denied");
    }

    @Test
    void modelAndVoiceOfABoundSessionAreShown() throws JsonProcessingException {
        String session = "{\"model\":\"m\",\"audio\":{\"output\":{\"voice\":{\"id\":\"voice_7\"}}}}";

        PolicyGate.Wish wish = PolicyGate.Wish.of("realtime.connect", null, new ObjectMapper().readTree(session));

        assertThat(wish).isEqualTo(new PolicyGate.Wish("realtime.connect", "m", "voice_7"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/models, model.read",
        "POST, /v1/audio/speech, speech.create",
        "POST, /v1/audio/transcriptions, transcription.create",
        "POST, /v1/chat/completions, completion.create",
        "GET, /v1/realtime/sessions/sess_1, session.read",
        "DELETE, /v1/realtime/sessions/sess_1, session.close",
        "POST, /v1/realtime/client_secrets, ",
        "POST, /v1/realtime/sessions, "
    })
    void eachCallIsAnAction(String method, String path, String action) {
        assertThat(CallAction.of(method, path).orElse(null)).isEqualTo(action);
    }
}
