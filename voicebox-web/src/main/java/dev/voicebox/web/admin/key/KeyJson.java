package dev.voicebox.web.admin.key;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.key.KeyView;
import dev.voicebox.access.admin.key.MadeKey;

/** API keys as they are shown; the key itself only when it is made. */
final class KeyJson {
    private KeyJson() {}

    static ObjectNode of(KeyView key) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", key.id())
                .put("object", "api_key")
                .put("tenant_id", key.tenant().value())
                .put("project_id", key.project().value())
                .put("name", key.label().name())
                .put("prefix", key.label().prefix())
                .put("status", key.statusAt(Instant.now()));
        ArrayNode scopes = told.putArray("scopes");
        key.scopes().forEach(scopes::add);
        return told.put("replaces", key.replaces().orElse(null))
                .put("created_at", key.times().createdAt().getEpochSecond())
                .put("expires_at", seconds(key.times().expiresAt()))
                .put("revoked_at", seconds(key.times().revokedAt()))
                .put("last_used_at", seconds(key.times().lastUsedAt()));
    }

    static Response made(MadeKey key) {
        return Response.created(URI.create("keys/" + key.view().id()))
                .entity(of(key.view()).put("key", key.secret()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Long seconds(Optional<Instant> time) {
        return time.map(Instant::getEpochSecond).orElse(null);
    }
}
