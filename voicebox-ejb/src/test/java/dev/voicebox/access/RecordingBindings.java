package dev.voicebox.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.voicebox.tenant.TenantId;

/** Keeps bindings in memory, without ever forgetting one, and writes down each call. */
final class RecordingBindings implements SecretBindings {

    final List<String> calls = new ArrayList<>();
    final Map<String, SecretBinding> kept = new HashMap<>();
    boolean away;
    Optional<Duration> wait = Optional.empty();

    @Override
    public Optional<Duration> keep(TenantId tenant, byte[] hash, SecretBinding binding, Duration timeToLive) {
        call("keep " + tenant + " " + timeToLive);
        if (wait.isEmpty()) {
            kept.put(key(tenant, hash), binding);
        }
        return wait;
    }

    @Override
    public Optional<SecretBinding> find(TenantId tenant, byte[] hash) {
        call("find " + tenant);
        return Optional.ofNullable(kept.get(key(tenant, hash)));
    }

    private void call(String what) {
        calls.add(what);
        if (away) {
            throw new StoreAway("scripted", null);
        }
    }

    private static String key(TenantId tenant, byte[] hash) {
        return tenant + ":" + HexFormat.of().formatHex(hash);
    }
}
