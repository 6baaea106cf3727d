package dev.voicebox.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.persistence.redis.ClientSecretStore;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.tenant.TenantId;

/** Client secrets as Redis has them. */
final class RedisSecretBindings implements SecretBindings {

    private final ClientSecretStore store;
    private final BindingSeal seal;
    private final int mostAMinute;

    /** @param mostAMinute secrets of one tenant */
    RedisSecretBindings(ClientSecretStore store, BindingSeal seal, int mostAMinute) {
        this.store = Objects.requireNonNull(store, "store");
        this.mostAMinute = mostAMinute;
        this.seal = Objects.requireNonNull(seal, "seal");
    }

    @Override
    public Optional<Duration> keep(TenantId tenant, byte[] hash, SecretBinding binding, Duration timeToLive) {
        try {
            String kept = seal.seal(tenant, hash, binding.toJson());
            return store.put(tenant.value(), hash, kept, timeToLive, mostAMinute);
        } catch (RedisUnavailable e) {
            throw new StoreAway("Redis did not keep a client secret.", e);
        }
    }

    @Override
    public Optional<SecretBinding> find(TenantId tenant, byte[] hash) {
        try {
            return store.find(tenant.value(), hash)
                    .flatMap(kept -> seal.open(tenant, hash, kept))
                    .map(SecretBinding::fromJson);
        } catch (RedisUnavailable e) {
            throw new StoreAway("Redis cannot be asked for a client secret.", e);
        }
    }
}
