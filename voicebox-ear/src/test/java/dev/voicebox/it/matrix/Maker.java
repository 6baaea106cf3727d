package dev.voicebox.it.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.dev.Patience;
import dev.voicebox.it.RealtimeClient;
import dev.voicebox.it.RunningServer;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

/** Makes things of a tenant, over the API, as the platform's administrator. */
final class Maker implements AutoCloseable {
    private final RunningServer server = RunningServer.get();
    private final Rest rest = new Rest();
    private final List<RealtimeClient> clients = new ArrayList<>();
    private final String tenant;
    private final String secret;
    private String project;
    private int made;

    Maker(String tenant, String secret) {
        this.tenant = tenant;
        this.secret = secret;
    }

    /** The tenant itself, and the project in which its keys are. */
    String furnish() {
        admin("POST", "/api/v2/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"" + secret + "\"}");
        admin("PUT", "/api/v2/tenants/" + tenant + "/quotas", "{\"connections\":1000}");
        project = one("project", null);
        return project;
    }

    /**
     * One more of a kind; kinds are the words of {@code matrix/routes.txt}.
     *
     * @param key whose session it is to be
     */
    String one(String kind, String key) {
        made++;
        return switch (kind) {
            case "tenant" ->
                admin("POST", "/api/v2/tenants", "{\"id\":\"" + tenant + '-' + made + "\",\"name\":\"x\"}")
                        .path("id")
                        .asText();
            case "project" ->
                admin("POST", "/api/v2/tenants/" + tenant + "/projects", named(""))
                        .path("id")
                        .asText();
            case "key" -> admin("POST", keys(), named("")).path("id").asText();
            case "persona" -> make("personas", ",\"instructions\":\"" + secret + '"');
            case "voice" -> make("voices", ",\"engine_voice\":\"" + installedVoice() + '"');
            case "credential" ->
                make(
                        "credentials",
                        ",\"provider\":\"" + provider()
                                + "\",\"secret\":\"sk-of-the-matrix\",\"base_url\":\"http://127.0.0.1:1/v1\"");
            case "session" -> session(key);
            case "erasure" ->
                admin(
                                "POST",
                                "/api/v2/tenants/" + tenant + "/erasures",
                                "{\"confirm\":\"" + tenant + "\",\"before\":\"2001-01-01T00:00:00Z\"}")
                        .path("id")
                        .asText();
            case "outbox" -> Parked.event(server, tenant, made);
            default -> throw new IllegalArgumentException("nobody makes a '" + kind + "': do so in Maker");
        };
    }

    /** An API key, as only its maker sees it: with {@code key}. */
    JsonNode key(String more) {
        return admin("POST", keys(), named(more));
    }

    /** Whom its credentials are for: nobody else's are. */
    String provider() {
        return "p-" + tenant;
    }

    /** A voice that everybody has. */
    String installedVoice() {
        for (JsonNode voice : rest.json("GET", server.http("/v1/voices"), server.apiKey(), null)
                .path("data")) {
            if (!voice.path("id").asText().startsWith("voice_")) {
                return voice.path("name").asText();
            }
        }
        throw new IllegalStateException("no voice is installed");
    }

    /** Of the sessions that were made, in their order. */
    List<RealtimeClient> clients() {
        return clients;
    }

    /** The first of a list; what is written behind the call may not be there yet. */
    JsonNode first(String list) {
        String place = list + "tenant_id=" + tenant;
        await(list, () -> Rest.json(body(place)).at("/data/0").isObject());
        return Rest.json(body(place)).at("/data/0");
    }

    String body(String place) {
        return rest.call("GET", server.http(place), server.adminToken(), null, Map.of())
                .body();
    }

    int status(String place, String bearer) {
        return rest.call("GET", server.http(place), bearer, null, Map.of()).statusCode();
    }

    static void await(String what, BooleanSupplier there) {
        if (!new Patience(ofSeconds(20), ofMillis(100)).until(there)) {
            throw new IllegalStateException("not there within 20 s: " + what);
        }
    }

    @Override
    public void close() {
        clients.stream().filter(client -> client.closed().isEmpty()).forEach(RealtimeClient::close);
    }

    private String session(String key) {
        RealtimeClient client = new RealtimeClient(server, "", key);
        clients.add(client);
        try {
            String id = client.await("session.created").at("/session/id").asText();
            await("the session", () -> status("/v1/realtime/sessions/" + id, key) == 200);
            return id;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String keys() {
        return "/api/v2/projects/" + project + "/keys";
    }

    private String named(String more) {
        return "{\"name\":\"" + secret + '"' + more + '}';
    }

    /** Under a name that the tenant has not used. */
    private String make(String place, String more) {
        String body = "{\"name\":\"" + secret + ' ' + made + '"' + more + ",\"tenant_id\":\"" + tenant + "\"}";
        return admin("POST", "/api/v2/" + place, body).path("id").asText();
    }

    private JsonNode admin(String method, String place, String body) {
        return rest.json(method, server.http(place), server.adminToken(), body);
    }
}
