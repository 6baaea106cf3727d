package dev.voicebox.kafka;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.it.canary.Canaries;

import static org.assertj.core.api.Assertions.assertThat;

/** Tells a server that tells Kafka, with a canary wherever there is something to tell or to keep secret. */
final class CanaryTalk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TalkStage stage;
    private final Canaries secret;
    private final Canaries content;
    private String keyId;

    /**
     * @param secret what is never told
     * @param content what is told where the schema of the topic has it
     */
    CanaryTalk(TalkStage stage, Canaries secret, Canaries content) {
        this.stage = stage;
        this.secret = secret;
        this.content = content;
    }

    /** Instructions and functions are the configuration of a session: no topic has them. */
    void overKafka(String session) {
        stage.say(
                session,
                "{\"event_id\":\"a\",\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\""
                        + secret.told("instructions") + "\",\"tools\":[{\"type\":\"function\",\"name\":\"fn_"
                        + secret.word("a function's name") + "\",\"description\":\""
                        + secret.told("a function's description") + "\"}]}}");
        stage.say(
                session,
                "{\"event_id\":\"b\",\"type\":\"text.add\",\"text\":\"" + content.told("a turn in writing") + "\"}");
    }

    /** Keys and secrets are made, which the audit log is told. */
    void overHttp() throws Exception {
        JsonNode secretMade = post(
                "/v1/realtime/client_secrets",
                stage.fleet.apiKey(),
                "{\"session\":{\"type\":\"realtime\",\"instructions\":\"" + secret.told("bound instructions") + "\"}}");
        secret.add("a client secret", secretMade.path("value").asText());
        JsonNode persona = post(
                "/api/v2/personas?tenant_id=default",
                stage.fleet.adminToken(),
                "{\"name\":\"Front desk\",\"instructions\":\"" + secret.told("a persona's instructions") + "\"}");
        assertThat(persona.path("id").asText()).startsWith("persona_");
        JsonNode key = post(
                "/api/v2/projects/default/keys?tenant_id=default", stage.fleet.adminToken(), "{\"name\":\"hotline\"}");
        secret.add("a new key", key.path("key").asText());
        keyId = key.path("id").asText();
    }

    /** Of the last thing that was made. */
    String keyId() {
        return keyId;
    }

    private JsonNode post(String path, String bearer, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stage.fleet.gateways().get(0).http(path))
                                .header("Authorization", "Bearer " + bearer)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }
}
