package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tenants, projects, keys and limits over HTTP, and who may. */
class AdminIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a server grants in a minute, if nothing is set. */
    private static final int MOST_SECRETS = 600;

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String root = server.adminToken();
    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aTenantIsMadeOnceAndShownWithItsVersion() throws Exception {
        HttpResponse<String> made = make();

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith("/api/v2/tenants/" + tenant);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(made.headers().firstValue("X-Request-Id").orElseThrow()).startsWith("req_");
        assertThat(code(make())).isEqualTo("id_taken");
    }

    @Test
    void aChangeNamesTheVersionThatItIsOf() throws Exception {
        make();
        String path = "/api/v2/tenants/" + tenant;

        assertThat(code(call("PATCH", path, root, "{\"name\":\"x\"}"))).isEqualTo("precondition_required");
        HttpResponse<String> changed = call("PATCH", path, root, "{\"name\":\"x\"}", "If-Match", "\"1\"");
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(code(call("PATCH", path, root, "{\"name\":\"y\"}", "If-Match", "\"1\"")))
                .isEqualTo("version_conflict");
        assertThat(code(call("DELETE", path, root, null))).isEqualTo("precondition_required");
    }

    @Test
    void settingsAreCheckedAndMerged() throws Exception {
        make();
        String path = "/api/v2/tenants/" + tenant;

        JsonNode first = json(call("PATCH", path, root, "{\"settings\":{\"kafka_audio\":true}}", "If-Match", "*"));
        JsonNode second =
                json(call("PATCH", path, root, "{\"settings\":{\"content_encryption\":true}}", "If-Match", "*"));

        assertThat(first.at("/settings/kafka_audio").asBoolean()).isTrue();
        assertThat(second.path("settings").toString()).isEqualTo("{\"content_encryption\":true,\"kafka_audio\":true}");
        HttpResponse<String> odd = call("PATCH", path, root, "{\"settings\":{\"colour\":1}}", "If-Match", "*");
        assertThat(json(odd).path("param").asText()).isEqualTo("settings.colour");
    }

    @Test
    void aCallThatIsSentTwiceHappensOnce() throws Exception {
        String path = "/api/v2/projects/" + project() + "/keys";
        String body = "{\"name\":\"hotline\"}";

        HttpResponse<String> first = call("POST", path, root, body, "Idempotency-Key", tenant);
        HttpResponse<String> again = call("POST", path, root, body, "Idempotency-Key", tenant);
        HttpResponse<String> other = call("POST", path, root, "{\"name\":\"x\"}", "Idempotency-Key", tenant);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(call("GET", path, root, null)).path("data")).hasSize(1);
    }

    @Test
    void theKeyIsShownOnceAndOpensTheDoor() throws Exception {
        JsonNode made = key("{\"name\":\"hotline\"}");
        String shown = call("GET", "/api/v2/keys/" + made.path("id").asText(), root, null)
                .body();

        assertThat(models(made.path("key").asText())).isEqualTo(200);
        assertThat(shown)
                .doesNotContain(made.path("key").asText())
                .contains(made.path("prefix").asText());
    }

    @Test
    void aKeyWithoutTheScopeIsLeftOutside() throws Exception {
        JsonNode made = key("{\"name\":\"bill\",\"scopes\":[\"billing:read\"]}");

        assertThat(models(made.path("key").asText())).isEqualTo(403);
    }

    @Test
    void aKeyThatOnlyConnectsMakesNoSecrets() throws Exception {
        String key = key("{\"name\":\"device\",\"scopes\":[\"realtime:connect\"]}")
                .path("key")
                .asText();

        HttpResponse<String> refused = call("POST", "/v1/realtime/client_secrets", key, "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).at("/error/code").asText()).isEqualTo("missing_scope");
        assertThat(models(key)).isEqualTo(200);
    }

    @Test
    void aTenantMakesSoManySecretsAMinuteAndIsToldWhenToComeBack() throws Exception {
        String key = key("{\"name\":\"eager\"}").path("key").asText();
        HttpResponse<String> last = call("POST", "/v1/realtime/client_secrets", key, "{}");
        for (int i = 1; i <= MOST_SECRETS && last.statusCode() == 200; i++) {
            last = call("POST", "/v1/realtime/client_secrets", key, "{}");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(json(last).at("/error/code").asText()).isEqualTo("rate_limit_exceeded");
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(models(key)).isEqualTo(200);
    }

    @Test
    void aRotatedKeyWorksUntilItsGraceEnds() throws Exception {
        JsonNode old = key("{\"name\":\"hotline\"}");
        String path = "/api/v2/keys/" + old.path("id").asText();

        JsonNode fresh = json(call("POST", path + "/rotate", root, "{\"grace_seconds\":600}"));

        assertThat(fresh.path("replaces").asText()).isEqualTo(old.path("id").asText());
        assertThat(models(old.path("key").asText())).isEqualTo(200);
        assertThat(models(fresh.path("key").asText())).isEqualTo(200);
        assertThat(json(call("GET", path, root, null)).path("status").asText()).isEqualTo("retiring");
        assertThat(code(call("POST", path + "/rotate", root, "{}"))).isEqualTo("key_not_active");
    }

    @Test
    void withoutAGraceTheOldKeyEndsAtOnce() throws Exception {
        JsonNode old = key("{\"name\":\"hotline\"}");

        call("POST", "/api/v2/keys/" + old.path("id").asText() + "/rotate", root, "{\"grace_seconds\":0}");

        assertThat(models(old.path("key").asText())).isEqualTo(401);
    }

    @Test
    void revokingAKeyEndsItsSessionsAndItsSecrets() throws Exception {
        JsonNode made = key("{\"name\":\"hotline\"}");
        String key = made.path("key").asText();
        String secret = json(call("POST", "/v1/realtime/client_secrets", key, "{}"))
                .path("value")
                .asText();
        RealtimeClient byKey = new RealtimeClient(server, "", key);
        RealtimeClient bySecret = new RealtimeClient(server, "", secret);
        byKey.await("session.created");
        bySecret.await("session.created");

        call("DELETE", "/api/v2/keys/" + made.path("id").asText(), root, null);

        assertThat(models(key)).isEqualTo(401);
        assertThat(byKey.await("error").at("/error/code").asText()).isEqualTo("api_key_revoked");
        assertThat(byKey.awaitClose()).isEqualTo("4000 invalid_request_error.api_key_revoked");
        assertThat(bySecret.awaitClose()).isEqualTo("4000 invalid_request_error.api_key_revoked");
    }

    @Test
    void suspendingATenantRefusesAtOnceAndEndsItsSessions() throws Exception {
        String key = key("{\"name\":\"hotline\"}").path("key").asText();
        RealtimeClient client = new RealtimeClient(server, "", key);
        client.await("session.created");

        call("PATCH", "/api/v2/tenants/" + tenant, root, "{\"status\":\"suspended\"}", "If-Match", "*");

        assertThat(models(key)).isEqualTo(403);
        assertThat(client.await("error").at("/error/code").asText()).isEqualTo("tenant_suspended");
        assertThat(client.awaitClose()).isEqualTo("4000 invalid_request_error.tenant_suspended");
        call("PATCH", "/api/v2/tenants/" + tenant, root, "{\"status\":\"active\"}", "If-Match", "*");
        assertThat(models(key)).isEqualTo(200);
    }

    @Test
    void administratorsOfASuspendedTenantGoOnAndNothingOfItIsServed() throws Exception {
        JsonNode old = key("{\"name\":\"hotline\"}");
        String project = "/api/v2/projects/" + old.path("project_id").asText();
        String ann = server.token("tenant-admin", tenant);
        call("PATCH", "/api/v2/tenants/" + tenant, root, "{\"status\":\"suspended\"}", "If-Match", "*");

        HttpResponse<String> made = call("POST", project + "/keys", ann, "{\"name\":\"next\"}");
        HttpResponse<String> revoked =
                call("DELETE", "/api/v2/keys/" + old.path("id").asText(), ann, null);
        String log = call("GET", "/api/v2/audit", ann, null).body();

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        assertThat(log).contains("tenant.update", "api_key.create", "api_key.delete");
        String key = json(made).path("key").asText();
        HttpResponse<String> secret = call("POST", "/v1/realtime/client_secrets", key, "{}");
        assertThat(secret.statusCode()).isEqualTo(403);
        assertThat(json(secret).at("/error/code").asText()).isEqualTo("tenant_suspended");
        assertThat(models(key)).isEqualTo(403);
        assertThatThrownBy(() -> new RealtimeClient(server, "", key)).hasStackTraceContaining("Handshake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/projects", "/quotas"})
    void aForeignTenantIsAnsweredLikeOneThatIsNotThere(String rest) throws Exception {
        make();
        String ann = server.token("tenant-admin", "default");

        HttpResponse<String> foreign = call("GET", "/api/v2/tenants/" + tenant + rest, ann, null);
        HttpResponse<String> unknown = call("GET", "/api/v2/tenants/nowhere" + rest, ann, null);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
    }

    @Test
    void aForeignKeyOrProjectIsAnsweredLikeOneThatIsNotThere() throws Exception {
        JsonNode made = key("{\"name\":\"hotline\"}");
        String ann = server.token("tenant-admin", "default");

        for (String kind : new String[] {
            "keys/" + made.path("id").asText(),
            "projects/" + made.path("project_id").asText()
        }) {
            String unknown = kind.replaceAll("/.*", "/none");
            HttpResponse<String> foreign = call("GET", "/api/v2/" + kind + "?tenant_id=" + tenant, ann, null);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body())
                    .isEqualTo(call("GET", "/api/v2/" + unknown, ann, null).body());
            assertThat(call("DELETE", "/api/v2/" + kind, ann, null, "If-Match", "*")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(models(made.path("key").asText())).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, GET, /api/v2/sessions, 200",
        "viewer, GET, /api/v2/usage, 200",
        "viewer, GET, /api/v2/credentials, 403",
        "viewer, GET, /api/v2/outbox/parked, 403",
        "viewer, POST, /api/v2/projects/default/keys, 403",
        "viewer, DELETE, /api/v2/tenants/default, 403",
        "developer, POST, /api/v2/tenants, 403",
        "developer, GET, /api/v2/projects/default/keys, 200",
        "tenant-admin, GET, /api/v2/credentials, 200",
        "tenant-admin, PUT, /api/v2/quotas, 403",
        "tenant-admin, PUT, /api/v2/tenants/default/quotas, 403",
        "tenant-admin, GET, /api/v2/quotas, 200",
        "tenant-admin, GET, /api/v2/sessions?tenant_id=other, 404"
    })
    void aRoleMayWhatItMay(String role, String method, String path, int status) throws Exception {
        HttpResponse<String> answer =
                call(method, path, server.token(role, "default"), method.equals("GET") ? null : "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void anAdministratorOfATenantDoesNotLiftItsSuspension() throws Exception {
        make();
        String ann = server.token("tenant-admin", tenant);

        HttpResponse<String> answer =
                call("PATCH", "/api/v2/tenants/" + tenant, ann, "{\"status\":\"active\"}", "If-Match", "*");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(call("GET", "/api/v2/tenants", ann, null))
                        .at("/data/0/id")
                        .asText())
                .isEqualTo(tenant);
    }

    @Test
    void aDeveloperMakesNoKeyThatAdministers() throws Exception {
        String path = "/api/v2/projects/" + project() + "/keys";
        String dev = server.token("developer", tenant);

        assertThat(call("POST", path, dev, "{\"name\":\"k\",\"scopes\":[\"tenant:admin\"]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("POST", path, dev, "{\"name\":\"k\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void aTokenWithoutATenantOrARoleIsToldSo() throws Exception {
        assertThat(code(call("GET", "/api/v2/usage", server.token("viewer", ""), null)))
                .isEqualTo("missing_tenant");
        assertThat(code(call("GET", "/api/v2/usage", server.token("staff", "default"), null)))
                .isEqualTo("missing_group");
        assertThat(code(call("GET", "/api/v2/tenants", server.apiKey(), null))).isEqualTo("invalid_token");
    }

    @Test
    void limitsAreWrittenAndCount() throws Exception {
        String key = key("{\"name\":\"hotline\"}").path("key").asText();
        String path = "/api/v2/tenants/" + tenant + "/quotas";

        HttpResponse<String> written = call("PUT", path, root, "{\"requests_per_minute\":7}");

        assertThat(written.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(code(call("PUT", path, root, "{}", "If-Match", "\"0\""))).isEqualTo("version_conflict");
        try (RealtimeClient client = new RealtimeClient(server, "", key)) {
            client.await("session.created");
        }
        assertThat(json(call("GET", path, root, null)).path("tokens_per_minute").isNull())
                .isTrue();
        assertThat(code(call("PUT", path, root, "{\"requests_per_minute\":-1}")))
                .isEqualTo("invalid_value");
    }

    @Test
    void listsAreReadInParts() throws Exception {
        make();
        for (int i = 0; i < 3; i++) {
            call("POST", "/api/v2/tenants/" + tenant + "/projects", root, "{\"name\":\"p" + i + "\"}");
        }
        String path = "/api/v2/tenants/" + tenant + "/projects?limit=2";

        JsonNode first = json(call("GET", path, root, null));
        JsonNode rest =
                json(call("GET", path + "&after=" + first.path("last_id").asText(), root, null));
        JsonNode back =
                json(call("GET", path + "&before=" + rest.path("first_id").asText(), root, null));

        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(rest.path("data")).hasSize(1);
        assertThat(back.path("data")).isEqualTo(first.path("data"));
        assertThat(json(call("GET", path + "&after=proj_x", root, null))
                        .path("param")
                        .asText())
                .isEqualTo("after");
    }

    private HttpResponse<String> make() throws Exception {
        return call("POST", "/api/v2/tenants", root, "{\"id\":\"" + tenant + "\",\"name\":\"Test\"}");
    }

    private String project() throws Exception {
        make();
        return json(call("POST", "/api/v2/tenants/" + tenant + "/projects", root, "{\"name\":\"Main\"}"))
                .path("id")
                .asText();
    }

    private JsonNode key(String wanted) throws Exception {
        HttpResponse<String> made = call("POST", "/api/v2/projects/" + project() + "/keys", root, wanted);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    private int models(String key) throws Exception {
        return call("GET", "/v1/models", key, null).statusCode();
    }

    private HttpResponse<String> call(String method, String path, String bearer, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + bearer)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return json(answer).path("code").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
