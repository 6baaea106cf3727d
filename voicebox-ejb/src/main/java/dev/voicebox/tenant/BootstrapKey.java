package dev.voicebox.tenant;

import java.util.List;
import java.util.Objects;

/**
 * The API key that the operator wants to exist, already hashed.
 *
 * @param prefix the characters by which people recognise it, 1 to 8
 * @param hash its keyed hash, 32 bytes; shared, not to be changed
 * @param formerHashes the same under former master keys, under which it may be kept still
 */
public record BootstrapKey(String prefix, byte[] hash, List<byte[]> formerHashes) {

    public BootstrapKey {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(hash, "hash");
        formerHashes = List.copyOf(formerHashes);
    }

    @Override
    public String toString() {
        return "BootstrapKey[" + prefix + "…]";
    }
}
