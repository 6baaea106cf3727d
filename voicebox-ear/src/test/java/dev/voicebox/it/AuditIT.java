package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log and what a tenant keeps, over HTTP. */
class AuditIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aVoiceIsMadeChangedListedAndForgottenAndTheLogSaysSo() throws Exception {
        String installed = json(call(
                        "GET", "/v1/voices", null, null, RunningServer.get().apiKey()))
                .at("/data/0/name")
                .asText();
        HttpResponse<String> made = call(
                "POST",
                "/api/v2/voices",
                "{\"name\":\"Reception\",\"engine_voice\":\"" + installed + "\"}",
                null,
                RunningServer.get().adminToken());
        String id = json(made).path("id").asText();
        String place = "/api/v2/voices/" + id;

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(admin("PATCH", place, "{\"name\":\"Desk\"}", null).statusCode())
                .isEqualTo(428);
        assertThat(admin("PATCH", place, "{\"name\":\"Desk\"}", "\"7\"").statusCode())
                .isEqualTo(412);
        HttpResponse<String> changed = admin("PATCH", place, "{\"name\":\"Desk\"}", "\"1\"");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(admin("GET", "/api/v2/voices", null, null).body()).contains(id);
        assertThat(admin("DELETE", place, null, "\"2\"").statusCode()).isEqualTo(200);
        assertThat(admin("GET", place, null, null).statusCode()).isEqualTo(404);
        JsonNode log = json(admin("GET", "/api/v2/audit?limit=100", null, null)).path("data");
        assertThat(log.findValuesAsText("action")).contains("voice.create", "voice.update", "voice.delete");
        assertThat(log.findValuesAsText("subject")).contains("voice:" + id);
        JsonNode verdict = json(admin("GET", "/api/v2/audit/verify", null, null));
        assertThat(verdict.path("ok").asBoolean()).as(verdict.toString()).isTrue();
    }

    @Test
    void aPersonaIsWhereTheSessionOfAClientSecretBegins() throws Exception {
        HttpResponse<String> made =
                admin("POST", "/api/v2/personas", "{\"name\":\"Brief one\",\"instructions\":\"Be brief.\"}", null);
        String id = json(made).path("id").asText();
        String key = RunningServer.get().apiKey();

        HttpResponse<String> secret =
                call("POST", "/v1/realtime/client_secrets", "{\"voicebox\":{\"persona\":\"" + id + "\"}}", null, key);
        assertThat(secret.statusCode()).as(secret.body()).isEqualTo(200);
        assertThat(json(secret).at("/session/instructions").asText()).isEqualTo("Be brief.");
        HttpResponse<String> unknown =
                call("POST", "/v1/realtime/client_secrets", "{\"voicebox\":{\"persona\":\"persona_x\"}}", null, key);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(json(unknown).at("/error/param").asText()).isEqualTo("voicebox.persona");
        assertThat(admin("DELETE", "/api/v2/personas/" + id, null, "*").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRefusedConnectIsInTheLogOfThePlatform() throws Exception {
        assertThat(call("GET", "/v1/models", null, null, "vb_wrong").statusCode())
                .isEqualTo(401);

        Instant until = Instant.now().plus(Duration.ofSeconds(10));
        String log;
        do {
            log = admin("GET", "/api/v2/audit?tenant_id=-platform-&action=connect", null, null)
                    .body();
        } while (!log.contains("invalid_api_key") && Instant.now().isBefore(until));
        assertThat(log).contains("\"subject\":\"calls\"").contains("invalid_api_key");
    }

    @Test
    void aSessionThatIsNowhereIsUnknownToTheKeyOfAProject() throws Exception {
        HttpResponse<String> answer = call(
                "GET",
                "/v1/realtime/sessions/sess_nowhere",
                null,
                null,
                RunningServer.get().apiKey());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("session_not_found");
    }

    private HttpResponse<String> admin(String method, String path, String body, String ifMatch) throws Exception {
        return call(method, path, body, ifMatch, RunningServer.get().adminToken());
    }

    private HttpResponse<String> call(String method, String path, String body, String ifMatch, String bearer)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(RunningServer.get().http(path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
