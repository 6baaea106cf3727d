package dev.voicebox.persistence.tool;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code tool_invocations}. */
@Entity
@Table(name = "tool_invocations")
public class ToolInvocationEntity {

    private static final int HASH_BYTES = 32;

    @EmbeddedId
    private ToolInvocationKey key;

    @Column(name = "response_id", nullable = false, updatable = false)
    private String responseId;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(name = "arguments_hash", nullable = false, updatable = false)
    private byte[] argumentsHash;

    @Column(name = "requested_at", nullable = false, updatable = false)
    private Instant requestedAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    /** A word, not the enum: Hibernate would want a CDI bean manager for a converter before the server has one. */
    @Column(nullable = false)
    private String outcome = ToolOutcome.PENDING.word();

    protected ToolInvocationEntity() {}

    /** A call that has no result yet; the answer that asked for it and its arguments are still to be set. */
    public ToolInvocationEntity(ToolInvocationKey key, String name, Instant requestedAt) {
        this.key = Objects.requireNonNull(key, "key");
        this.name = Objects.requireNonNull(name, "name");
        this.requestedAt = Objects.requireNonNull(requestedAt, "requestedAt");
    }

    /** @param argumentsHash keyed hash of the arguments, 32 bytes: they themselves are the caller's words */
    public ToolInvocationEntity askedBy(String responseId, byte[] argumentsHash) {
        if (argumentsHash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, this has " + argumentsHash.length);
        }
        this.responseId = Objects.requireNonNull(responseId, "responseId");
        this.argumentsHash = argumentsHash.clone();
        return this;
    }

    public ToolInvocationKey key() {
        return key;
    }

    public String responseId() {
        return responseId;
    }

    public String name() {
        return name;
    }

    public byte[] argumentsHash() {
        return argumentsHash.clone();
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public ToolOutcome outcome() {
        return ToolOutcome.of(outcome);
    }
}
