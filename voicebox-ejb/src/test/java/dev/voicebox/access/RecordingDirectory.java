package dev.voicebox.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.tenant.TenantId;

/** Knows the keys that the test puts in, and writes down each call. */
final class RecordingDirectory implements KeyDirectory {

    final List<String> calls = new ArrayList<>();
    final Map<ApiKeyHash, KnownKey> keys = new HashMap<>();
    final Set<TenantId> served = new HashSet<>();
    final Map<KnownKey.Owner, Instant> uses = new HashMap<>();
    boolean away;

    @Override
    public Optional<KnownKey> find(ApiKeyHash hash) {
        call("find");
        return Optional.ofNullable(keys.get(hash));
    }

    @Override
    public Optional<KnownKey> find(KnownKey.Owner owner) {
        call("find " + owner.keyId());
        return keys.values().stream().filter(key -> key.owner().equals(owner)).findFirst();
    }

    @Override
    public boolean isServed(TenantId tenant) {
        call("isServed " + tenant);
        return served.contains(tenant);
    }

    @Override
    public void noteUses(Map<KnownKey.Owner, Instant> latest) {
        call("noteUses");
        uses.putAll(latest);
    }

    private void call(String what) {
        calls.add(what);
        if (away) {
            throw new StoreAway("scripted", null);
        }
    }
}
