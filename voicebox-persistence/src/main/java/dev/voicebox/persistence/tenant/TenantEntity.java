package dev.voicebox.persistence.tenant;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

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

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

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

    public TenantStatus status() {
        return TenantStatus.of(status);
    }

    public void toStatus(TenantStatus next) {
        status = next.word();
    }

    public String tier() {
        return tier;
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
