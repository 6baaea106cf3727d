package dev.voicebox.persistence.tenant;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code projects}. */
@Entity
@Table(name = "projects")
public class ProjectEntity {

    @EmbeddedId
    private ProjectKey key;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String environment;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected ProjectEntity() {}

    /** @param environment a word of the tenant's own, such as {@code production} */
    public ProjectEntity(ProjectKey key, String name, String environment, Instant createdAt) {
        this.key = Objects.requireNonNull(key, "key");
        this.name = Objects.requireNonNull(name, "name");
        this.environment = Objects.requireNonNull(environment, "environment");
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
    }

    public ProjectKey key() {
        return key;
    }

    public String name() {
        return name;
    }

    public String environment() {
        return environment;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
