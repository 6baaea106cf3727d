package dev.voicebox.access.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.tenant.TenantId;

/**
 * Something that every server should know at once.
 *
 * @param tenant whose; none for what concerns all
 * @param id of the key, tenant, project or session; empty for what has none
 */
public record Notice(Kind kind, Optional<TenantId> tenant, String id) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What has happened. Its word on the way is its name in lower case. */
    public enum Kind {
        KEY_CHANGED,
        TENANT_CHANGED,
        QUOTA_CHANGED,
        SESSION_CLOSE,
        /** Another server has it now. Wakes who had it; what is so is found in the state of the session. */
        SESSION_CLAIMED,
        /** Never sent: notices may have been missed, so nothing that is remembered can be trusted. */
        MISSED
    }

    public Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(id, "id");
    }

    public static Notice of(Kind kind, TenantId tenant, String id) {
        return new Notice(kind, Optional.of(tenant), id);
    }

    public static Notice ofAll(Kind kind) {
        return new Notice(kind, Optional.empty(), "");
    }

    String toJson() {
        return JSON.createObjectNode()
                .put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("tenant", tenant.map(TenantId::value).orElse(null))
                .put("id", id)
                .toString();
    }

    /** Empty for what a server of another version may say, or anybody else. */
    static Optional<Notice> fromJson(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            String tenant = json.path("tenant").asText(null);
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind != Kind.MISSED)
                    .filter(kind -> kind.name()
                            .toLowerCase(Locale.ROOT)
                            .equals(json.path("kind").asText()))
                    .findFirst()
                    .map(kind -> new Notice(
                            kind,
                            json.path("tenant").isTextual() ? Optional.of(new TenantId(tenant)) : Optional.empty(),
                            json.path("id").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
