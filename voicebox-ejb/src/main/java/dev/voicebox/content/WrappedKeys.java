package dev.voicebox.content;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.MasterKey;
import dev.voicebox.aead.AesGcm;
import dev.voicebox.persistence.content.TenantKeyRow;
import dev.voicebox.tenant.TenantId;

/** Tenants' keys as rows: encrypted under a key derived from the master key, and bound to their tenant. */
final class WrappedKeys {
    private static final int BYTES = 32;

    private final AesGcm master;
    private final SecureRandom random;

    WrappedKeys(MasterKey master, SecureRandom random) {
        this.master = new AesGcm(master.encryptionKeys(KeyPurpose.CONTENT_KEY));
        this.random = random;
    }

    TenantKeyRow fresh(TenantId tenant, long generation) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return wrap(tenant, generation, key);
    }

    /** Empty if no master key of this server opens it. */
    Optional<ContentKey> unwrap(TenantId tenant, TenantKeyRow row) {
        return bytes(tenant, row).map(key -> new ContentKey(row.generation(), key));
    }

    /** The same key under the current master key; empty if it is that already, or does not open. */
    Optional<TenantKeyRow> rewrapped(TenantId tenant, TenantKeyRow row) {
        return row.wrappedBy().equals(master.keyId())
                ? Optional.empty()
                : bytes(tenant, row).map(key -> wrap(tenant, row.generation(), key));
    }

    private TenantKeyRow wrap(TenantId tenant, long generation, byte[] key) {
        return new TenantKeyRow(generation, master.seal(key, place(tenant, generation)), master.keyId());
    }

    private Optional<byte[]> bytes(TenantId tenant, TenantKeyRow row) {
        return master.open(row.wrapped(), place(tenant, row.generation()));
    }

    private static byte[] place(TenantId tenant, long generation) {
        return (tenant.value() + "|" + generation).getBytes(StandardCharsets.US_ASCII);
    }
}
