package dev.voicebox.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HMAC-SHA256 under one derived key. May be used by many threads. */
public final class KeyedHash {

    private final byte[] key;

    KeyedHash(byte[] key) {
        this.key = key.clone();
    }

    /** 32 bytes. */
    public byte[] of(byte[] data) {
        return Hkdf.mac(key).doFinal(data);
    }

    /** 32 bytes, of the text in UTF-8. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first bytes of {@link #of(byte[])}, 1 to 32. */
    byte[] tagOf(byte[] data, int length) {
        return Arrays.copyOf(of(data), length);
    }

    @Override
    public String toString() {
        return "KeyedHash[…]";
    }
}
