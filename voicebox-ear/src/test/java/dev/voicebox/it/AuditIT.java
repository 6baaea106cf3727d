package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.service.Database;

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
    void whatAnAdministratorDoesIsInTheLogOfItsTenantByWhoAndWithWhat() throws Exception {
        String tenant = made();
        String project = json(admin("POST", "/api/v2/tenants/" + tenant + "/projects", "{\"name\":\"P\"}", null))
                .path("id")
                .asText();
        HttpResponse<String> key = admin("POST", "/api/v2/projects/" + project + "/keys", "{\"name\":\"k\"}", null);
        String id = json(key).path("id").asText();
        admin("POST", "/api/v2/keys/" + id + "/rotate", "{}", null);
        admin("DELETE", "/api/v2/keys/" + id, null, null);
        admin("PUT", "/api/v2/projects/" + project + "/quotas", "{\"connections\":1}", null);
        admin("DELETE", "/api/v2/projects/" + project, null, "*");
        admin("DELETE", "/api/v2/projects/" + project, null, "*");

        JsonNode log = json(admin("GET", "/api/v2/audit?order=asc&tenant_id=" + tenant, null, null))
                .path("data");

        assertThat(log.findValuesAsText("action"))
                .containsExactly(
                        "tenant.create",
                        "project.create",
                        "api_key.create",
                        "api_key.update",
                        "api_key.delete",
                        "project_quota.update",
                        "project.delete");
        assertThat(log.findValuesAsText("subject")).contains("api_key:" + id, "project:" + project);
        assertThat(log.path(2).path("request_id").asText())
                .isEqualTo(key.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(log.toString()).doesNotContain(json(key).path("key").asText());
    }

    @Test
    void whatIsRefusedOfAProjectOrAKeyIsInTheLogThatItsOwnAdministratorReads() throws Exception {
        String tenant = made();
        String project = json(admin("POST", "/api/v2/tenants/" + tenant + "/projects", "{\"name\":\"P\"}", null))
                .path("id")
                .asText();
        String key = json(admin("POST", "/api/v2/projects/" + project + "/keys", "{\"name\":\"k\"}", null))
                .path("id")
                .asText();
        admin("PATCH", "/api/v2/projects/" + project, "{\"name\":\"Q\"}", null);
        admin("DELETE", "/api/v2/projects/" + project, null, "\"7\"");
        admin("PUT", "/api/v2/projects/" + project + "/quotas", "{\"connections\":-1}", null);
        admin("POST", "/api/v2/projects/" + project + "/keys", "no JSON", null);
        admin("POST", "/api/v2/keys/" + key + "/rotate", "{\"grace_seconds\":-1}", null);

        JsonNode log = json(call(
                        "GET",
                        "/api/v2/audit?order=asc",
                        null,
                        null,
                        RunningServer.get().token("tenant-admin", tenant)))
                .path("data");

        List<String> refused = new ArrayList<>();
        log.forEach(entry -> refused.add(entry.path("outcome").asText() + " "
                + entry.path("action").asText() + " "
                + entry.at("/details/status").asText()));
        assertThat(refused)
                .containsSubsequence(
                        "refused project.update 428",
                        "refused project.delete 412",
                        "refused project_quota.update 400",
                        "refused api_key.create 400",
                        "refused api_key.update 400");
    }

    @Test
    void whatIsRefusedOfATenantThatIsNotThereIsInThePlatformsLog() throws Exception {
        String nobody = "n" + UUID.randomUUID().toString().substring(0, 8);
        admin("PATCH", "/api/v2/tenants/" + nobody, "{\"name\":\"x\"}", "*");
        admin("DELETE", "/api/v2/keys/key_x?tenant_id=" + nobody, null, null);

        String log = admin("GET", "/api/v2/audit?tenant_id=-platform-&action=tenant.update", null, null)
                .body();
        assertThat(log).contains("tenants/" + nobody);
        admin("POST", "/api/v2/tenants", "{\"id\":\"" + nobody + "\"}", null);
        assertThat(json(admin("GET", "/api/v2/audit?tenant_id=" + nobody, null, null))
                        .path("data")
                        .findValuesAsText("action"))
                .containsExactly("tenant.create");
    }

    @Test
    void whatCannotBeWrittenDownDoesNotHappen() throws Exception {
        String tenant = made();
        String projects = "/api/v2/tenants/" + tenant + "/projects";
        asOwner("ALTER TABLE audit_log ADD CONSTRAINT full_for_it CHECK (tenant_id <> '" + tenant + "') NOT VALID");
        try {
            HttpResponse<String> refused = admin("POST", projects, "{\"name\":\"P\"}", null);
            HttpResponse<String> suspended =
                    admin("PATCH", "/api/v2/tenants/" + tenant, "{\"status\":\"suspended\"}", "*");

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(suspended.statusCode()).isEqualTo(503);
            assertThat(json(admin("GET", projects, null, null)).path("data")).isEmpty();
            assertThat(json(admin("GET", "/api/v2/tenants/" + tenant, null, null))
                            .path("status")
                            .asText())
                    .isEqualTo("active");
        } finally {
            asOwner("ALTER TABLE audit_log DROP CONSTRAINT full_for_it");
        }
        assertThat(admin("POST", projects, "{\"name\":\"P\"}", null).statusCode())
                .isEqualTo(201);
        assertThat(json(admin("GET", "/api/v2/audit/verify?tenant_id=" + tenant, null, null))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private String made() throws Exception {
        String tenant = "a" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(admin("POST", "/api/v2/tenants", "{\"id\":\"" + tenant + "\"}", null)
                        .statusCode())
                .isEqualTo(201);
        return tenant;
    }

    private static void asOwner(String statement) throws SQLException {
        Database database = RunningServer.get().database();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
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
