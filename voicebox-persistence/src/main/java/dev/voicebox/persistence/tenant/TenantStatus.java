package dev.voicebox.persistence.tenant;

/** Whether a tenant is served. Stored in lower case. */
public enum TenantStatus {
    ACTIVE,
    SUSPENDED,
    DELETED
}
