package dev.voicebox.persistence.tenant;

import java.util.Arrays;
import java.util.Objects;

/**
 * What is kept of an API key.
 *
 * @param prefix the characters by which people recognise it, 1 to 8
 * @param hash its keyed hash, 32 bytes
 */
public record KeyFingerprint(String prefix, byte[] hash) {

    public KeyFingerprint {
        Objects.requireNonNull(prefix, "prefix");
        if (prefix.isEmpty() || prefix.length() > 8) {
            throw new IllegalArgumentException("prefix must have 1 to 8 characters, has " + prefix.length());
        }
        if (hash.length != 32) {
            throw new IllegalArgumentException("hash must have 32 bytes, has " + hash.length);
        }
        hash = hash.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyFingerprint that && prefix.equals(that.prefix) && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "KeyFingerprint[" + prefix + "…]";
    }
}
