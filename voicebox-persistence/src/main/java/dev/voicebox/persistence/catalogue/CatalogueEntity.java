package dev.voicebox.persistence.catalogue;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;

/** What all things that a tenant keeps have in common. */
@MappedSuperclass
public abstract class CatalogueEntity {

    @EmbeddedId
    private CatalogueKey key;

    @Column(nullable = false)
    private String name;

    /** Of If-Match; counted by hand, for the row is locked while it is changed. */
    @Column(nullable = false)
    private long version = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected CatalogueEntity() {}

    protected CatalogueEntity(CatalogueKey key, Instant createdAt) {
        this.key = Objects.requireNonNull(key, "key");
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
        this.updatedAt = createdAt;
    }

    public CatalogueKey key() {
        return key;
    }

    public String name() {
        return name;
    }

    public void rename(String next) {
        name = Objects.requireNonNull(next, "next");
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The next version. */
    public void changedAt(Instant moment) {
        version++;
        updatedAt = Objects.requireNonNull(moment, "moment");
    }
}
