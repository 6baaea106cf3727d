package dev.voicebox.access;

import java.time.Duration;
import java.util.Optional;

import dev.voicebox.tenant.TenantId;

/** Keeps what client secrets stand for, under the hash of the secret. Throws {@link StoreAway} if it cannot. */
interface SecretBindings {

    /** @return how long until the tenant may keep another; empty when this one was kept */
    Optional<Duration> keep(TenantId tenant, byte[] hash, SecretBinding binding, Duration timeToLive);

    Optional<SecretBinding> find(TenantId tenant, byte[] hash);
}
