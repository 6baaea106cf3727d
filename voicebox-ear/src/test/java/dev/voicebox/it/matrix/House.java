package dev.voicebox.it.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.it.RealtimeClient;

/** A tenant with one of everything. */
final class House implements AutoCloseable {
    private static final int TENANT_LENGTH = 13;
    private static final int SOON_S = 2;

    private static final List<String> MARKS = List.of(
            "project",
            "key",
            "caller",
            "persona",
            "voice",
            "credential",
            "provider",
            "session",
            "item",
            "call",
            "erasure");

    final String tenant = ("m" + UUID.randomUUID().toString().replace("-", "")).substring(0, TENANT_LENGTH);
    /** What is said in it, and never heard elsewhere. */
    final String secret = "canary " + tenant;

    final String key;
    final String keyWithEveryScope;
    final String keyWithoutScope;
    final String keyThatEnds;

    private final Maker maker = new Maker(tenant, secret);
    private final Map<String, String> ids = new HashMap<>();

    House() {
        ids.put("tenant", tenant);
        ids.put("project", maker.furnish());
        JsonNode made = maker.key("");
        ids.put("caller", made.path("id").asText());
        keyThatEnds = key(",\"expires_at\":" + (Instant.now().getEpochSecond() + SOON_S));
        key = made.path("key").asText();
        keyWithoutScope = key(",\"scopes\":[\"billing:read\"]");
        keyWithEveryScope =
                key(",\"scopes\":[\"realtime:connect\",\"realtime:admin\",\"billing:read\",\"tenant:admin\"]");
        for (String kind : List.of("key", "persona", "voice", "credential", "outbox", "erasure")) {
            ids.put(kind, fresh(kind));
        }
        ids.put("voice_name", maker.first("/api/v2/voices?").path("name").asText());
        ids.put("provider", maker.provider());
    }

    /** Opens its session and says something of every kind in it. */
    void talk() throws InterruptedException {
        Maker.await("its voice", () -> maker.status("/v1/voices/" + id("voice"), key) == 200);
        ids.put("session", fresh("session"));
        ids.put("call", "call_" + tenant);
        ids.put("approval", "mcpr_" + tenant);
        ids.put(
                "item",
                say("{\"type\":\"message\",\"role\":\"user\",\"content\":" + "[{\"type\":\"input_text\",\"text\":\""
                        + secret + "\"}]}"));
        say("{\"type\":\"function_call\",\"call_id\":\"" + id("call") + "\",\"name\":\"f\",\"arguments\":\"{}\"}");
        say("{\"type\":\"mcp_approval_request\",\"id\":\"" + id("approval")
                + "\",\"server_label\":\"s\",\"name\":\"f\",\"arguments\":\"{}\"}");
        client().say("{\"type\":\"response.create\"}");
        ids.put(
                "spoken",
                client().await("response.done").at("/response/output/0/id").asText());
        String items = "/api/v2/sessions/" + id("session") + "/items?tenant_id=" + tenant;
        Maker.await("what was said", () -> maker.body(items).contains(id("spoken")));
        ids.put("event", first("/api/v2/sessions/" + id("session") + "/events?"));
        ids.put("entry", first("/api/v2/audit?"));
        ids.put("decision", first("/api/v2/audit/decisions?"));
        Maker.await("the end of a key", () -> maker.status("/v1/models", keyThatEnds) == 401);
    }

    /** What it has of a kind; kinds are the words of {@code matrix/routes.txt}. */
    String id(String kind) {
        String id = ids.get(kind);
        if (id == null) {
            throw new IllegalArgumentException("no house has a '" + kind + "': make one in House");
        }
        return id;
    }

    /** Another of a kind, for a call that takes it away. */
    String fresh(String kind) {
        return maker.one(kind, key);
    }

    String installedVoice() {
        return maker.installedVoice();
    }

    /** Ids and words that nobody else may see. */
    List<String> marks() {
        List<String> marks = new ArrayList<>(List.of(secret, tenant, key));
        for (String kind : MARKS) {
            marks.add(id(kind));
        }
        return marks;
    }

    Set<String> ids() {
        return Set.copyOf(ids.values());
    }

    /** In which it talks. */
    RealtimeClient client() {
        return maker.clients().get(0);
    }

    @Override
    public void close() {
        maker.close();
    }

    private String say(String item) throws InterruptedException {
        client().say("{\"type\":\"conversation.item.create\",\"item\":" + item + '}');
        return client().await("conversation.item.done").at("/item/id").asText();
    }

    private String key(String more) {
        return maker.key(more).path("key").asText();
    }

    private String first(String list) {
        return maker.first(list).path("id").asText();
    }
}
