package dev.voicebox.access;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869). */
final class Hkdf {

    private static final String MAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;
    private static final int MOST_BYTES = 255 * HASH_BYTES;

    private Hkdf() {}

    /**
     * A key of its own for one purpose.
     *
     * @param length bytes wanted, 1 to 8160
     */
    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException("length must be 1 to " + MOST_BYTES + " bytes, got " + length);
        }
        return expand(extract(secret, salt), info, length);
    }

    private static byte[] extract(byte[] secret, byte[] salt) {
        return mac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(secret);
    }

    private static byte[] expand(byte[] key, byte[] info, int length) {
        Mac mac = mac(key);
        byte[] result = new byte[length];
        byte[] block = new byte[0];
        for (int made = 0, counter = 1; made < length; made += HASH_BYTES, counter++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) counter);
            block = mac.doFinal();
            System.arraycopy(block, 0, result, made, Math.min(HASH_BYTES, length - made));
        }
        Arrays.fill(block, (byte) 0);
        return result;
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
