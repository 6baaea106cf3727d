package dev.voicebox.tenant;

import java.util.Objects;

/**
 * The API key that the operator wants to exist, already hashed.
 *
 * @param prefix the characters by which people recognise it, 1 to 8
 * @param hash its keyed hash, 32 bytes; shared, not to be changed
 */
public record BootstrapKey(String prefix, byte[] hash) {

    public BootstrapKey {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(hash, "hash");
    }

    @Override
    public String toString() {
        return "BootstrapKey[" + prefix + "…]";
    }
}
