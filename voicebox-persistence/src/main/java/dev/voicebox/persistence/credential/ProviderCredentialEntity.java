package dev.voicebox.persistence.credential;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code provider_credentials}. */
@Entity
@Table(name = "provider_credentials")
public class ProviderCredentialEntity {

    @EmbeddedId
    private ProviderCredentialKey key;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String provider;

    @Column(name = "base_url", nullable = false)
    private String baseUrl;

    @Column(nullable = false)
    private byte[] secret;

    @Column(name = "key_id", nullable = false)
    private String keyId;

    @Column(name = "last_characters", nullable = false, length = 4)
    private String lastCharacters;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "last_checked_at")
    private Instant lastCheckedAt;

    @Column(name = "last_check_ok")
    private Boolean lastCheckOk;

    @Column(name = "last_check_result")
    private String lastCheckResult;

    protected ProviderCredentialEntity() {}

    /** One that was never checked; its address and its secret are still to be set. */
    public ProviderCredentialEntity(ProviderCredentialKey key, String name, Instant createdAt) {
        this.key = Objects.requireNonNull(key, "key");
        this.name = Objects.requireNonNull(name, "name");
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
        this.updatedAt = createdAt;
    }

    /** @param baseUrl up to and including {@code /v1} */
    public ProviderCredentialEntity at(String provider, String baseUrl) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
        return this;
    }

    public ProviderCredentialEntity sealed(SealedSecret sealed, Instant moment) {
        this.secret = sealed.ciphertext();
        this.keyId = sealed.keyId();
        this.lastCharacters = sealed.lastCharacters();
        this.updatedAt = Objects.requireNonNull(moment, "moment");
        return this;
    }

    /** @param result plain words, without the secret */
    public void checked(boolean ok, String result, Instant moment) {
        this.lastCheckOk = ok;
        this.lastCheckResult = Objects.requireNonNull(result, "result");
        this.lastCheckedAt = Objects.requireNonNull(moment, "moment");
    }

    public ProviderCredentialKey key() {
        return key;
    }

    public String name() {
        return name;
    }

    public String provider() {
        return provider;
    }

    public String baseUrl() {
        return baseUrl;
    }

    public SealedSecret secret() {
        return new SealedSecret(secret, keyId, lastCharacters);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> lastCheckedAt() {
        return Optional.ofNullable(lastCheckedAt);
    }

    /** Present with {@link #lastCheckedAt}. */
    public Optional<Boolean> lastCheckOk() {
        return Optional.ofNullable(lastCheckOk);
    }

    /** Present with {@link #lastCheckedAt}. */
    public Optional<String> lastCheckResult() {
        return Optional.ofNullable(lastCheckResult);
    }
}
