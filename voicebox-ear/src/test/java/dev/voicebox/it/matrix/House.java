package dev.voicebox.it.matrix;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.dev.Patience;
import dev.voicebox.it.RealtimeClient;
import dev.voicebox.it.RunningServer;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

/** A tenant with one of everything, made over the API. */
final class House implements AutoCloseable {
    /** What is said in it, and never heard elsewhere. */
    final String secret;

    final String tenant = "m" + UUID.randomUUID().toString().substring(0, 12);
    final Map<String, String> ids = new HashMap<>();
    final String key;
    final String keyWithEveryScope;
    final String keyWithoutScope;
    final String keyThatEnds;

    private final RunningServer server = RunningServer.get();
    private final Rest rest = new Rest();
    private final RealtimeClient client;

    House(String word) throws InterruptedException {
        secret = "canary " + word + tenant;
        admin("POST", "/api/v2/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"" + secret + "\"}");
        ids.put("tenant", tenant);
        keep("project", "/api/v2/tenants/" + tenant + "/projects", "");
        key = makeKey("").path("key").asText();
        keyWithoutScope = makeKey(",\"scopes\":[\"billing:read\"]").path("key").asText();
        keyWithEveryScope = makeKey(
                        ",\"scopes\":[\"realtime:connect\",\"realtime:admin\",\"billing:read\",\"tenant:admin\"]")
                .path("key")
                .asText();
        keyThatEnds = makeKey(",\"expires_at\":" + (Instant.now().getEpochSecond() + 3))
                .path("key")
                .asText();
        ids.put("key", makeKey("").path("id").asText());
        keep("persona", "/api/v2/personas?tenant_id=" + tenant, ",\"instructions\":\"" + secret + "\"");
        keep("voice", "/api/v2/voices?tenant_id=" + tenant, ",\"engine_voice\":\"" + installedVoice() + "\"");
        keep(
                "credential",
                "/api/v2/credentials?tenant_id=" + tenant,
                ",\"provider\":\"groq\",\"secret\":\"sk-of-the-matrix\",\"base_url\":\"http://127.0.0.1:1/v1\",\"tenant_id\":\""
                        + tenant + "\"");
        admin("PUT", "/api/v2/tenants/" + tenant + "/quotas", "{\"connections\":1000}");
        client = new RealtimeClient(server, "", key);
        ids.put("session", client.await("session.created").at("/session/id").asText());
        say();
        ids.put("event", first("/api/v2/sessions/" + ids.get("session") + "/events?tenant_id=" + tenant));
        ids.put("entry", first("/api/v2/audit?tenant_id=" + tenant));
        ids.put("model", "gpt-realtime");
        ids.put("decision", "decision_1");
        ids.put("outbox", ids.get("session") + ":1:voice.sessions");
    }

    /** A voice that everybody has. */
    String installedVoice() {
        for (JsonNode voice :
                rest.json("GET", server.http("/v1/voices"), server.apiKey(), "").path("data")) {
            if (!voice.path("id").asText().startsWith("voice_")) {
                return voice.path("name").asText();
            }
        }
        throw new IllegalStateException("no voice is installed");
    }

    /** Ids and words that nobody else may see. */
    List<String> marks() {
        List<String> marks = new ArrayList<>(List.of(secret, tenant, key));
        for (String kind : List.of("project", "key", "persona", "voice", "credential", "session", "item")) {
            marks.add(ids.get(kind));
        }
        return marks;
    }

    RealtimeClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    private void say() throws InterruptedException {
        client.say(
                "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":"
                        + "[{\"type\":\"input_text\",\"text\":\"" + secret + "\"}]}}");
        ids.put("item", client.await("conversation.item.done").at("/item/id").asText());
        URI items = server.http("/api/v2/sessions/" + ids.get("session") + "/items?tenant_id=" + tenant);
        boolean written = new Patience(ofSeconds(20), ofMillis(200))
                .until(() ->
                        rest.call("GET", items, server.adminToken(), "").body().contains(secret));
        if (!written) {
            throw new IllegalStateException("what was said is not in the history");
        }
    }

    private JsonNode makeKey(String more) {
        return admin(
                "POST", "/api/v2/projects/" + ids.get("project") + "/keys", "{\"name\":\"" + secret + '"' + more + '}');
    }

    private void keep(String kind, String place, String more) {
        String owner = place.contains("tenant_id") ? ",\"tenant_id\":\"" + tenant + '"' : "";
        String body = "{\"name\":\"" + secret + '"' + more + (more.contains("tenant_id") ? "" : owner) + '}';
        ids.put(kind, admin("POST", place, body).path("id").asText());
    }

    private String first(String place) {
        return admin("GET", place, "").at("/data/0/id").asText();
    }

    private JsonNode admin(String method, String place, String body) {
        return rest.json(method, server.http(place), server.adminToken(), body);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
