package dev.voicebox.access;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The secret that all servers of one installation share. Used only to derive a key per purpose. While it is being changed
 * there are two: what is made now is made with the first, what was made before is still known by the others.
 */
public final class MasterKey {

    /** The setting that carries it. */
    public static final String SETTING = "voicebox.security.master-key";

    private static final int BYTES = 32;
    private static final String HOW = " Make one with 'openssl rand -base64 32' and give all servers the same.";

    private final List<byte[]> secrets;

    private MasterKey(List<byte[]> secrets) {
        this.secrets = secrets;
    }

    /**
     * Reads the base64 of 32 bytes; of several with commas between them the first is the current one.
     *
     * @throws IllegalArgumentException if it is missing or anything else; the message never repeats it
     */
    public static MasterKey parse(String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new IllegalArgumentException(SETTING + " is not set." + HOW);
        }
        return new MasterKey(Arrays.stream(base64.split(",", -1))
                .map(String::strip)
                .distinct()
                .map(MasterKey::one)
                .toList());
    }

    private static byte[] one(String base64) {
        byte[] secret = decode(base64);
        if (secret.length != BYTES) {
            throw new IllegalArgumentException(
                    SETTING + " must be the base64 of 32 bytes, but is of " + secret.length + "." + HOW);
        }
        return secret;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Without its cause: that names a character of the secret.
            throw new IllegalArgumentException(SETTING + " is not base64." + HOW);
        }
    }

    /** Keyed hashes for one purpose; those of two purposes have nothing in common. */
    public KeyedHash hashFor(KeyPurpose purpose) {
        return new KeyedHash(derived(purpose).get(0));
    }

    /** The same under all master keys, the current one first. */
    public List<KeyedHash> hashesFor(KeyPurpose purpose) {
        return derived(purpose).stream().map(KeyedHash::new).toList();
    }

    /** What to encrypt with, 32 bytes; those after the first only decrypt what was encrypted before. */
    public List<byte[]> encryptionKeys(KeyPurpose purpose) {
        return derived(purpose);
    }

    private List<byte[]> derived(KeyPurpose purpose) {
        return secrets.stream()
                .map(secret -> Hkdf.derive(secret, new byte[0], purpose.info(), BYTES))
                .toList();
    }

    @Override
    public String toString() {
        return "MasterKey[…]";
    }
}
