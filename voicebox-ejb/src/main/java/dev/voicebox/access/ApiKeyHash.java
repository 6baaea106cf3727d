package dev.voicebox.access;

import java.util.Arrays;
import java.util.HexFormat;

/** Keyed hash of an API key, 32 bytes: what is stored and looked up in place of the key. */
final class ApiKeyHash {

    private final byte[] bytes;

    private ApiKeyHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param hashing the keyed hash for {@link KeyPurpose#API_KEY_HASH} */
    static ApiKeyHash of(String key, KeyedHash hashing) {
        return new ApiKeyHash(hashing.of(key));
    }

    /** A copy. */
    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKeyHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 4) + "…";
    }
}
