package dev.voicebox.web.admission;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.AccessGate;
import dev.voicebox.access.Caller;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.access.Denials;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HandshakeTest {
    private static final Caller CALLER =
            new Caller(new TenantId("t"), new ProjectId("p"), CredentialKind.API_KEY, "key_1", null);

    private final AccessGate gate = credential -> {
        if (credential == null) {
            throw Denials.missing();
        }
        if (!credential.equals("good")) {
            throw Denials.invalid();
        }
        return CALLER;
    };

    private boolean accepting = true;
    private final Handshake handshake =
            new Handshake(gate, Origins.of(List.of("https://app.example")), () -> accepting);

    @Test
    void aKeyInTheHeaderIsAdmitted() throws Refused {
        assertThat(handshake.admit(request("Bearer good", null)).caller()).isEqualTo(CALLER);
        assertThat(handshake.admit(request("bearer  good ", null)).beta()).isFalse();
    }

    @Test
    void aKeyAmongTheSubprotocolsIsAdmitted() throws Refused {
        assertThat(handshake
                        .admit(request(null, null, "realtime, openai-insecure-api-key.good, openai-agents-sdk.0.20.0"))
                        .caller())
                .isEqualTo(CALLER);
    }

    @Test
    void theBetaShapeIsSeenInEitherPlace() throws Refused {
        assertThat(handshake
                        .admit(request("Bearer good", null, "realtime,openai-beta.realtime-v1"))
                        .beta())
                .isTrue();
        assertThat(handshake
                        .admit(new UpgradeRequest("websocket", null, "h", "Bearer good", "realtime=v1", none()))
                        .beta())
                .isTrue();
    }

    @Test
    void whatIsNoUpgradeIsToldToUpgrade() {
        Refusal refusal = refused(new UpgradeRequest(null, null, "h", "Bearer good", null, none()));

        assertThat(refusal.status()).isEqualTo(426);
    }

    @Test
    void aWrongOrMissingKeyIsUnauthorized() {
        assertThat(refused(request("Bearer bad", null)).status()).isEqualTo(401);
        assertThat(refused(request("Bearer bad", null)).code()).isEqualTo("invalid_api_key");
        assertThat(refused(request(null, null)).code()).isEqualTo("missing_api_key");
        assertThat(refused(request("Basic good", null)).code()).isEqualTo("missing_api_key");
    }

    @Test
    void aServerThatStopsTakesNobody() {
        accepting = false;

        Refusal refusal = refused(request("Bearer good", null));

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.retryAfter()).isPositive();
    }

    @Test
    void pagesOfOtherHostsAreForbidden() {
        assertThat(refused(request("Bearer good", "https://evil.example")).status())
                .isEqualTo(403);
        assertThat(refused(request("Bearer good", "null")).status()).isEqualTo(403);
        assertThat(refused(request("Bearer good", "https://voice.example.evil.example"))
                        .status())
                .isEqualTo(403);
        assertThat(refused(request("Bearer good", "file://localhost")).status()).isEqualTo(403);
    }

    @Test
    void pagesOfThisHostThisMachineAndTheListMayCome() throws Refused {
        for (String origin : List.of(
                "https://voice.example",
                "http://voice.example:8080",
                "http://localhost:3000",
                "http://127.0.0.1",
                "http://[::1]:9080",
                "https://APP.example")) {
            assertThat(handshake.admit(request("Bearer good", origin)))
                    .as(origin)
                    .isNotNull();
        }
    }

    @Test
    void aStarAllowsEveryPage() {
        assertThat(Origins.of(List.of("*")).allows("https://evil.example", "voice.example"))
                .isTrue();
    }

    @Test
    void theBodyOfARefusalHasFourKeys() {
        assertThat(refused(request("Bearer bad", null)).body().get("error").fieldNames())
                .toIterable()
                .containsExactly("message", "type", "param", "code");
    }

    @Test
    void aCredentialIsNeverShown() {
        assertThat(request("Bearer secret", null, "openai-insecure-api-key.secret")
                        .toString())
                .doesNotContain("secret");
    }

    private Refusal refused(UpgradeRequest request) {
        return catchThrowableOfType(Refused.class, () -> handshake.admit(request))
                .refusal();
    }

    private static UpgradeRequest request(String authorization, String origin, String... protocols) {
        return new UpgradeRequest(
                "WebSocket",
                origin,
                "voice.example:9443",
                authorization,
                null,
                OfferedProtocols.of(Collections.enumeration(List.of(protocols))));
    }

    private static OfferedProtocols none() {
        return OfferedProtocols.of(null);
    }
}
