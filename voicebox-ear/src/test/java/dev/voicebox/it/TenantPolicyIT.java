package dev.voicebox.it;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.dev.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** What a tenant has set, and the rules that VoiceBox brings make of it, on a server as it comes. */
class TenantPolicyIT {
    private final PolicyCalls calls = new PolicyCalls(RunningServer.get().gateway());
    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private String key;

    @BeforeEach
    void makeTenant() throws Exception {
        calls.admin("POST", "/api/v2/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"Acme\"}");
        String project = calls.admin("POST", "/api/v2/tenants/" + tenant + "/projects", "{\"name\":\"Main\"}")
                .path("id")
                .asText();
        key = calls.admin("POST", "/api/v2/projects/" + project + "/keys", "{\"name\":\"hotline\"}")
                .path("key")
                .asText();
    }

    @Test
    void aModelThatIsNotAllowedOpensNoSocket() throws Exception {
        sets("{\"models\":{\"deny\":[\"gpt-realtime-mini\"]}}");

        assertThat(calls.connect(key, "gpt-realtime-mini")).isEqualTo(403);
        assertThat(calls.connect(key, "gpt-realtime")).isEqualTo(101);
    }

    @Test
    void aVoiceThatIsNotAllowedGetsNoSecret() throws Exception {
        sets("{\"voices\":{\"allow\":[\"cedar\"]}}");

        var denied = calls.mint(key, session("marin"));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("policy_denied").contains("the voice is not allowed");
        assertThat(calls.mint(key, session("cedar")).statusCode()).isEqualTo(200);
    }

    @Test
    void outsideOfItsHoursATenantIsClosed() throws Exception {
        sets("{\"windows\":[{\"from\":\"00:00\",\"until\":\"00:00\"}]}");
        assertThat(calls.connect(key, "gpt-realtime")).isEqualTo(403);

        sets("{\"windows\":[{\"from\":\"00:00\",\"until\":\"24:00\"}]}");
        assertThat(new Patience(Duration.ofSeconds(10), Duration.ofMillis(100))
                        .until(() -> calls.connect(key, "gpt-realtime") == 101))
                .as("opened again")
                .isTrue();
    }

    @Test
    void whatWouldBeDecidedIsToldWithoutDoingIt() throws Exception {
        sets("{\"models\":{\"deny\":[\"gpt-realtime-mini\"]}}");

        JsonNode decision = calls.evaluate(tenant, "{\"action\":\"realtime.connect\",\"model\":\"gpt-realtime-mini\"}");

        assertThat(decision.path("allowed").asBoolean(true)).isFalse();
        assertThat(decision.path("reason").asText()).isEqualTo("the model is not allowed");
    }

    @Test
    void theRulesInForceAreNamedWithTheirSources() throws Exception {
        JsonNode policy = calls.policy();

        assertThat(policy.path("mode").asText()).isEqualTo("embedded");
        assertThat(policy.path("ready").asBoolean()).isTrue();
        assertThat(policy.path("version").asText()).startsWith("wasm:");
        assertThat(policy.at("/file/sources").has("voice.rego")).isTrue();
    }

    /** Counts at once for a tenant of whom nothing was asked yet, else within a second. */
    private void sets(String policy) throws Exception {
        calls.admin(
                "PATCH", "/api/v2/tenants/" + tenant, "{\"settings\":{\"policy\":" + policy + "}}", "If-Match", "*");
    }

    private static String session(String voice) {
        return "{\"session\":{\"type\":\"realtime\",\"audio\":{\"output\":{\"voice\":\"" + voice + "\"}}}}";
    }
}
