package dev.voicebox.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.access.BindingSeal;
import dev.voicebox.access.StoreAway;
import dev.voicebox.tenant.TenantId;

/** What is bound to client secrets, as {@code {"key":1,"sealed":"…"}} where its tenant wants it encrypted. */
final class SealedBindings implements BindingSeal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ContentKeys known;
    private final TenantKeys stored;

    SealedBindings(ContentKeys known, TenantKeys stored) {
        this.known = Objects.requireNonNull(known, "known");
        this.stored = Objects.requireNonNull(stored, "stored");
    }

    @Override
    public String seal(TenantId tenant, byte[] hash, String json) {
        return protection(tenant).accept(new Protection.Handler<>() {
            @Override
            public String onPlain() {
                return json;
            }

            @Override
            public String onEncrypted(ContentKey key) {
                byte[] sealed = key.seal(SpelledJson.bytes(json), place(tenant, hash));
                return JSON.createObjectNode()
                        .put("key", key.generation())
                        .put("sealed", Base64.getEncoder().encodeToString(sealed))
                        .toString();
            }
        });
    }

    @Override
    public Optional<String> open(TenantId tenant, byte[] hash, String kept) {
        JsonNode json = read(kept);
        if (!json.path("sealed").isTextual()) {
            return Optional.of(kept);
        }
        byte[] sealed = Base64.getDecoder().decode(json.path("sealed").textValue());
        return key(tenant, json.path("key").longValue())
                .flatMap(key -> key.open(sealed, place(tenant, hash)))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    /** Usually the one in use, which is known; else the database is asked. */
    private Optional<ContentKey> key(TenantId tenant, long generation) {
        Optional<ContentKey> inUse = protection(tenant).accept(new Protection.Handler<>() {
            @Override
            public Optional<ContentKey> onPlain() {
                return Optional.empty();
            }

            @Override
            public Optional<ContentKey> onEncrypted(ContentKey key) {
                return Optional.of(key);
            }
        });
        return inUse.filter(key -> key.generation() == generation).or(() -> former(tenant, generation));
    }

    private Optional<ContentKey> former(TenantId tenant, long generation) {
        try {
            return Optional.ofNullable(stored.reading(tenant).keys().get(generation));
        } catch (ContentAway e) {
            throw away(e);
        }
    }

    private Protection protection(TenantId tenant) {
        if (!known.canKeep(tenant)) {
            throw away(null);
        }
        return known.protectionOf(tenant).orElseThrow(() -> away(null));
    }

    private static StoreAway away(ContentAway cause) {
        return new StoreAway("The key of the tenant's content cannot be had.", cause);
    }

    /** No session has this name. */
    private static ContentKey.Place place(TenantId tenant, byte[] hash) {
        return new ContentKey.Place(tenant, "client_secret", HexFormat.of().formatHex(hash));
    }

    private static JsonNode read(String kept) {
        try {
            return JSON.readTree(kept);
        } catch (IOException e) {
            // Not the cause: its message repeats what was kept.
            throw new StoreAway("What was kept for a client secret cannot be read.", null);
        }
    }
}
