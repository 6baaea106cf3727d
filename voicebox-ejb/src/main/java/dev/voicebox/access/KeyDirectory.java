package dev.voicebox.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.voicebox.tenant.TenantId;

/** What is known of keys and tenants. Every question throws {@link StoreAway} if it cannot be answered. */
interface KeyDirectory {

    Optional<KnownKey> find(ApiKeyHash hash);

    /** The key of this id, however it ended. */
    Optional<KnownKey> find(KnownKey.Owner owner);

    /** Whether the tenant exists and is active. */
    boolean isServed(TenantId tenant);

    /** Notes when keys were last used. */
    void noteUses(Map<KnownKey.Owner, Instant> uses);
}
