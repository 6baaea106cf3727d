package dev.voicebox.persistence.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code api_keys}: everything about a key but the key. */
@Entity
@Table(name = "api_keys")
public class ApiKeyEntity {

    @EmbeddedId
    private ApiKeyKey key;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false, updatable = false, length = 8)
    private String prefix;

    @Column(name = "key_hash", nullable = false, updatable = false)
    private byte[] keyHash;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scopes;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(updatable = false)
    private String replaces;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected ApiKeyEntity() {}

    /** A key that neither expires nor is revoked. */
    public ApiKeyEntity(ApiKeyKey key, String name, KeyFingerprint fingerprint, Instant createdAt) {
        this.key = Objects.requireNonNull(key, "key");
        this.name = Objects.requireNonNull(name, "name");
        this.prefix = fingerprint.prefix();
        this.keyHash = fingerprint.hash();
        this.scopes = List.of();
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
    }

    public ApiKeyKey key() {
        return key;
    }

    public String name() {
        return name;
    }

    public String prefix() {
        return prefix;
    }

    public List<String> scopes() {
        return List.copyOf(scopes);
    }

    public ApiKeyEntity withScopes(List<String> granted) {
        scopes = List.copyOf(granted);
        return this;
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public void expireAt(Instant moment) {
        expiresAt = moment;
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    /** Id of the key that this one took the place of. */
    public Optional<String> replaces() {
        return Optional.ofNullable(replaces);
    }

    public ApiKeyEntity inPlaceOf(String id) {
        replaces = id;
        return this;
    }

    public void revokeAt(Instant moment) {
        revokedAt = Objects.requireNonNull(moment, "moment");
    }

    public Instant createdAt() {
        return createdAt;
    }
}
