package dev.voicebox.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.SettableClock;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CredentialGateTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final KnownKey.Owner OWNER = new KnownKey.Owner(ACME, new ProjectId("main"), "key_1");
    private static final Set<String> CONNECT = Set.of("realtime:connect");
    private static final Set<String> MINTING = Set.of("realtime:connect", "realtime:admin");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String OPERATORS = "vb_chosen-by-the-operator";

    private final SettableClock clock = SettableClock.atNoon();
    private final RecordingDirectory directory = new RecordingDirectory();
    private final RecordingBindings bindings = new RecordingBindings();
    private final KeyUses uses = new KeyUses(directory);
    private final KeyRecognition recognition =
            new KeyRecognition(MasterKeyTest.KEY, Optional.of(new ApiKeySecret(OPERATORS)));
    private final StoredClientSecrets secrets =
            new StoredClientSecrets(MasterKeyTest.KEY, bindings, clock, new Random(1));
    private final AccessGate gate =
            new CredentialGate(new KeyAdmission(recognition, directory, uses, clock), secrets, directory, clock);

    private final String key =
            new ApiKeyFormat(MasterKeyTest.KEY).make(new Random(2)).value();

    @BeforeEach
    void acmeIsServedAndHasAKey() {
        directory.served.add(ACME);
        know(key, new KnownKey(OWNER, MINTING, Optional.empty(), true));
    }

    @Test
    void theHolderOfAKnownKeyIsAdmitted() throws AccessDenied {
        Caller caller = gate.admit(key);

        Asker asker = new Asker("key_1", MINTING, "key_1");
        assertThat(caller).isEqualTo(new Caller(ACME, OWNER.project(), CredentialKind.API_KEY, "key_1", null, asker));
    }

    @Test
    void aKeyInAFormOfTheOperatorsOwnIsLookedUp() throws AccessDenied {
        know("my-own-key-of-choice", new KnownKey(OWNER, CONNECT, Optional.empty(), true));

        assertThat(gate.admit("my-own-key-of-choice").tenant()).isEqualTo(ACME);
    }

    @Test
    void theOperatorsKeyMayBeginLikeOurs() throws AccessDenied {
        know(OPERATORS, new KnownKey(OWNER, CONNECT, Optional.empty(), true));

        assertThat(gate.admit(OPERATORS).tenant()).isEqualTo(ACME);
        assertThat(recognition.isLookalike(new ApiKeySecret(OPERATORS))).isTrue();
        assertThat(recognition.isLookalike(new ApiKeySecret(key))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void noCredentialIsToldHowToSendOne(String nothing) {
        AccessDenied denied = refusal(nothing);

        assertThat(denied.status()).isEqualTo(401);
        assertThat(denied.code()).isEqualTo("missing_api_key");
        assertThat(denied).hasMessageContaining("Authorization: Bearer");
        assertNothingWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "vb_forged-or-mistyped-key", "with blanks in the middle of it", "ek_", "ek_AAAA"})
    void whatCannotBeACredentialIsRefusedWithoutAsking(String credential) {
        AccessDenied denied = refusal(credential);

        assertThat(denied.status()).isEqualTo(401);
        assertThat(denied.type()).isEqualTo("invalid_request_error");
        assertThat(denied.code()).isEqualTo("invalid_api_key");
        assertThat(denied.retryAfter()).isEmpty();
        assertNothingWasAsked();
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThat(refusal("a-key-nobody-ever-made").code()).isEqualTo("invalid_api_key");
    }

    @Test
    void aKeyEndsAtItsMoment() throws AccessDenied {
        Instant end = clock.instant().plusSeconds(1);
        know(key, new KnownKey(OWNER, CONNECT, Optional.of(end), true));
        gate.admit(key);

        clock.advance(Duration.ofSeconds(1));

        assertThat(refusal(key)).hasMessageContaining("expired");
    }

    @Test
    void aSuspendedTenantIsRefused() {
        know(key, new KnownKey(OWNER, CONNECT, Optional.empty(), false));

        assertThat(refusal(key).status()).isEqualTo(403);
        assertThat(refusal(key).code()).isEqualTo("tenant_suspended");
    }

    @Test
    void aKeyForSomethingElseIsRefused() {
        know(key, new KnownKey(OWNER, Set.of("billing:read"), Optional.empty(), true));

        assertThat(refusal(key).status()).isEqualTo(403);
        assertThat(refusal(key)).hasMessageContaining("realtime:connect");
    }

    @Test
    void aDatabaseThatIsAwayMeansTryAgain() {
        directory.away = true;

        AccessDenied denied = refusal(key);

        assertThat(denied.status()).isEqualTo(503);
        assertThat(denied.type()).isEqualTo("server_error");
        assertThat(denied.retryAfter()).hasValue(2);
    }

    @Test
    void theUseOfAKeyIsWrittenLater() throws AccessDenied {
        gate.admit(key);
        assertThat(directory.calls).containsExactly("find");

        uses.write();
        uses.write();

        assertThat(directory.uses).containsEntry(OWNER, clock.instant());
        assertThat(directory.calls).containsExactly("find", "noteUses");
    }

    @Test
    void theHolderOfASecretGetsTheSessionBoundToIt() throws Exception {
        JsonNode session = new ObjectMapper().readTree("{\"type\":\"realtime\",\"instructions\":\"be brief\"}");
        MintedSecret secret = secrets.mint(gate.admit(key), new ClientSecrets.Bound(session, null), TEN_MINUTES);

        Caller caller = gate.admit(secret.value());

        assertThat(caller.tenant()).isEqualTo(ACME);
        assertThat(caller.project()).isEqualTo(OWNER.project());
        assertThat(caller.kind()).isEqualTo(CredentialKind.CLIENT_SECRET);
        assertThat(caller.session()).isEqualTo(session);
        assertThat(secret.expiresAt()).isEqualTo(clock.instant().plus(TEN_MINUTES));
        assertThat(caller).asString().doesNotContain("be brief");
        assertThat(secret).asString().doesNotContain(secret.value());
    }

    @Test
    void aSecretOpensManySessions() throws AccessDenied {
        String secret = mint();

        gate.admit(secret);

        assertThat(gate.admit(secret).tenant()).isEqualTo(ACME);
    }

    @Test
    void anExpiredSecretIsRefusedWithoutAsking() throws AccessDenied {
        String secret = mint();
        forgetCalls();
        clock.advance(TEN_MINUTES);

        assertThat(refusal(secret)).hasMessageContaining("expired");
        assertNothingWasAsked();
    }

    @Test
    void aSecretWithAWrongTagIsRefusedWithoutAsking() throws AccessDenied {
        String secret = mint();
        forgetCalls();
        char last = secret.charAt(secret.length() - 2);

        assertThat(refusal(secret.substring(0, secret.length() - 2) + (last == 'A' ? "BA" : "AA"))
                        .code())
                .isEqualTo("invalid_api_key");
        assertNothingWasAsked();
    }

    @Test
    void aForgedSecretIsRefusedWithoutAsking() {
        ClientSecret claim = new ClientSecret("0".repeat(32), clock.instant().plusSeconds(60), ACME);
        String forged = new ClientSecretFormat(MasterKeyTest.OTHER).write(claim);

        assertThat(refusal(forged).code()).isEqualTo("invalid_api_key");
        assertNothingWasAsked();
    }

    @Test
    void aSecretMovedToAnotherTenantIsRefusedWithoutAsking() throws AccessDenied {
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(mint().substring(3));
        forgetCalls();
        bytes[25] = 'b';
        String moved = "ek_" + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(refusal(moved).code()).isEqualTo("invalid_api_key");
        assertNothingWasAsked();
    }

    @Test
    void aGenuineSecretThatTheStoreLostIsRefused() throws AccessDenied {
        String secret = mint();
        bindings.kept.clear();

        assertThat(refusal(secret).status()).isEqualTo(401);
    }

    @Test
    void aSecretOfASuspendedTenantIsRefused() throws AccessDenied {
        String secret = mint();
        directory.served.clear();

        assertThat(refusal(secret).code()).isEqualTo("tenant_suspended");
    }

    @Test
    void aRedisThatIsAwayMeansTryAgain() throws AccessDenied {
        String secret = mint();
        Caller caller = gate.admit(key);
        bindings.away = true;

        assertThat(refusal(secret).status()).isEqualTo(503);
        assertThat(catchThrowableOfType(
                                AccessDenied.class,
                                () -> secrets.mint(caller, ClientSecrets.Bound.NOTHING, TEN_MINUTES))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void aSecretMakesNoFurtherSecrets() throws AccessDenied {
        Caller holder = gate.admit(mint());

        AccessDenied denied = catchThrowableOfType(
                AccessDenied.class, () -> secrets.mint(holder, ClientSecrets.Bound.NOTHING, TEN_MINUTES));

        assertThat(denied.status()).isEqualTo(403);
    }

    @Test
    void aKeyThatMayOnlyConnectMakesNoSecrets() throws AccessDenied {
        know(key, new KnownKey(OWNER, CONNECT, Optional.empty(), true));
        Caller holder = gate.admit(key);

        AccessDenied denied = catchThrowableOfType(
                AccessDenied.class, () -> secrets.mint(holder, ClientSecrets.Bound.NOTHING, TEN_MINUTES));

        assertThat(denied.code()).isEqualTo("missing_scope");
        assertThat(denied).hasMessageContaining("realtime:admin");
        assertThat(bindings.calls).isEmpty();
    }

    @Test
    void whoeverHasMadeEnoughIsToldWhenToComeBack() throws AccessDenied {
        Caller holder = gate.admit(key);
        bindings.wait = Optional.of(Duration.ofMillis(1_001));

        AccessDenied denied = catchThrowableOfType(
                AccessDenied.class, () -> secrets.mint(holder, ClientSecrets.Bound.NOTHING, TEN_MINUTES));

        assertThat(denied.status()).isEqualTo(429);
        assertThat(denied.type()).isEqualTo("rate_limit_error");
        assertThat(denied.code()).isEqualTo("rate_limit_exceeded");
        assertThat(denied.retryAfter()).hasValue(2);
    }

    @Test
    void aLifeOutsideTheProtocolsBoundsIsRefused() throws AccessDenied {
        Caller caller = gate.admit(key);

        assertThatThrownBy(() -> secrets.mint(caller, ClientSecrets.Bound.NOTHING, Duration.ofSeconds(9)))
                .hasMessageContaining("10 to 7200");
        assertThatThrownBy(() -> secrets.mint(caller, ClientSecrets.Bound.NOTHING, Duration.ofSeconds(7_201)))
                .hasMessageContaining("10 to 7200");
    }

    private String mint() throws AccessDenied {
        return secrets.mint(gate.admit(key), ClientSecrets.Bound.NOTHING, TEN_MINUTES)
                .value();
    }

    private AccessDenied refusal(String credential) {
        AccessDenied denied = catchThrowableOfType(AccessDenied.class, () -> gate.admit(credential));
        if (credential != null && !credential.isBlank()) {
            assertThat(denied).hasMessageNotContaining(credential);
        }
        return denied;
    }

    @Test
    void aSecretIsWorthNoMoreThanTheKeyThatItWasMadeWith() throws AccessDenied {
        String secret = secrets.mint(gate.admit(key), ClientSecrets.Bound.NOTHING, TEN_MINUTES)
                .value();
        know(key, new KnownKey(OWNER, CONNECT, Optional.of(clock.instant()), true));

        assertThatThrownBy(() -> gate.admit(secret)).isInstanceOf(AccessDenied.class);
    }

    private void know(String value, KnownKey known) {
        directory.keys.put(recognition.hashOf(new ApiKeySecret(value)), known);
    }

    private void forgetCalls() {
        directory.calls.clear();
        bindings.calls.clear();
    }

    private void assertNothingWasAsked() {
        assertThat(directory.calls).isEmpty();
        assertThat(bindings.calls).isEmpty();
    }
}
