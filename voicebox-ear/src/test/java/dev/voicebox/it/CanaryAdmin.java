package dev.voicebox.it;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.it.canary.Canaries;

import static org.assertj.core.api.Assertions.assertThat;

/** What administrators name and write, with canaries in it. */
final class CanaryAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Canaries canaries;
    private final CanaryCalls calls;

    CanaryAdmin(Canaries canaries, CanaryCalls calls) {
        this.canaries = canaries;
        this.calls = calls;
    }

    /** Names and instructions that administrators choose. @return the id of a persona that has this function */
    String personas(String function) throws Exception {
        String body = "{\"name\":\"" + canaries.told("a persona's name") + "\",\"instructions\":\""
                + canaries.told("a persona's instructions") + "\",\"tools\":[{\"type\":\"function\",\"name\":\""
                + function
                + "\",\"description\":\"" + canaries.told("the description of a persona's function") + "\"}]}";
        String id = made("/api/v2/personas?tenant_id=default", body);
        String path = "/api/v2/personas/" + id + "?tenant_id=default";
        calls.error(409, calls.admin("POST", "/api/v2/personas?tenant_id=default", body));
        calls.error(400, calls.admin("POST", "/api/v2/personas?tenant_id=default", body.substring(1)));
        calls.error(
                400,
                calls.admin(
                        "POST", "/api/v2/personas?tenant_id=default", body.replace("\"function\"", "\"functions\"")));
        calls.error(
                428,
                calls.admin(
                        "PATCH", path, "{\"instructions\":\"" + canaries.told("instructions of no version") + "\"}"));
        assertThat(calls.call(
                                "/v1/realtime/client_secrets",
                                "{\"session\":{\"type\":\"realtime\",\"instructions\":\""
                                        + canaries.told("instructions above a persona's")
                                        + "\"},\"voicebox\":{\"persona\":\""
                                        + id + "\"}}")
                        .statusCode())
                .isEqualTo(200);
        return id;
    }

    void names() throws Exception {
        String tenant = "t" + canaries.all().size();
        String named = "{\"id\":\"" + tenant + "\",\"name\":\"" + canaries.told("a tenant's name") + "\"}";
        made("/api/v2/tenants", named);
        calls.error(409, calls.admin("POST", "/api/v2/tenants", named));
        String project = made(
                "/api/v2/tenants/" + tenant + "/projects", "{\"name\":\"" + canaries.told("a project's name") + "\"}");
        HttpResponse<String> key = calls.admin(
                "POST",
                "/api/v2/projects/" + project + "/keys",
                "{\"name\":\"" + canaries.told("a key's name") + "\"}");
        canaries.add("a new key", JSON.readTree(key.body()).path("key").asText());
        calls.error(
                400,
                calls.admin(
                        "POST",
                        "/api/v2/voices?tenant_id=" + tenant,
                        "{\"name\":\"" + canaries.told("a voice's name") + "\",\"engine\":7}"));
    }

    /** What is tried out, and what rules find blocked. */
    void policies() throws Exception {
        String asked = "{\"entry_point\":\"voice/audio\",\"actor\":\"" + canaries.word("an actor")
                + "\",\"request\":{\"text\":\"" + canaries.told("a text that is tried out") + "\"}}";
        assertThat(calls.admin("POST", "/api/v2/policies/evaluate?tenant_id=default", asked)
                        .statusCode())
                .isEqualTo(200);
        calls.error(
                400,
                calls.admin(
                        "POST", "/api/v2/policies/evaluate?tenant_id=default", asked.replace("voice/audio", "voice")));
    }

    private String made(String path, String body) throws Exception {
        HttpResponse<String> answer = calls.admin("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asText();
    }
}
