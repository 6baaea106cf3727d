package dev.voicebox.persistence.tenant;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code tenants}. */
@Entity
@Table(name = "tenants")
public class TenantEntity {

    @Id
    private String id;

    @Column(nullable = false)
    private String name;

    /** A word, not the enum: Hibernate would want a CDI bean manager for a converter before the server has one. */
    @Column(nullable = false)
    private String status = TenantStatus.ACTIVE.word();

    @Column(nullable = false)
    private String tier = "standard";

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> settings = Map.of();

    @Column(name = "retention_days")
    private Integer retentionDays;

    @Column(nullable = false)
    private long version = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected TenantEntity() {}

    /**
     * An active tenant of the standard tier without settings of its own.
     *
     * @param id 1 to 40 of {@code a-z 0-9 _ -}
     */
    public TenantEntity(String id, String name, Instant createdAt) {
        this.id = Objects.requireNonNull(id, "id");
        this.name = Objects.requireNonNull(name, "name");
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void rename(String next) {
        name = Objects.requireNonNull(next, "next");
    }

    public TenantStatus status() {
        return TenantStatus.of(status);
    }

    public void toStatus(TenantStatus next) {
        status = next.word();
    }

    public String tier() {
        return tier;
    }

    public void toTier(String next) {
        tier = Objects.requireNonNull(next, "next");
    }

    /** 1 to 3,650; empty: what was said is kept. */
    public Optional<Integer> retentionDays() {
        return Optional.ofNullable(retentionDays);
    }

    public void keepFor(Integer days) {
        retentionDays = days;
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

    public Map<String, Object> settings() {
        return settings;
    }

    public void replaceSettings(Map<String, Object> next) {
        settings = Map.copyOf(next);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
