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

    @Column(nullable = false)
    private long version = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

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

    public void describe(String nextName, String nextEnvironment) {
        name = Objects.requireNonNull(nextName, "nextName");
        environment = Objects.requireNonNull(nextEnvironment, "nextEnvironment");
    }

    /** Counts the changes, from 1. */
    public long version() {
        return version;
    }

    public void changedAt(Instant moment) {
        updatedAt = Objects.requireNonNull(moment, "moment");
        version++;
    }

    public Instant updatedAt() {
        return updatedAt == null ? createdAt : updatedAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public void deleteAt(Instant moment) {
        deletedAt = Objects.requireNonNull(moment, "moment");
    }

    public Instant createdAt() {
        return createdAt;
    }
}
