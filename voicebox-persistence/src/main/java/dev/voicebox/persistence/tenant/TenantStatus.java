package dev.voicebox.persistence.tenant;

import java.util.Locale;

/** Whether a tenant is served. Stored in lower case. */
public enum TenantStatus {
    ACTIVE,
    SUSPENDED,
    DELETED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static TenantStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
