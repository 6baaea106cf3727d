package dev.voicebox.access;

import java.util.Base64;

/** The secret that all servers of one installation share. Used only to derive a key per purpose. */
public final class MasterKey {

    /** The setting that carries it. */
    public static final String SETTING = "voicebox.security.master-key";

    private static final int BYTES = 32;
    private static final String HOW = " Make one with 'openssl rand -base64 32' and give all servers the same.";

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the base64 of 32 bytes.
     *
     * @throws IllegalArgumentException if it is missing or anything else; the message never repeats it
     */
    public static MasterKey parse(String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new IllegalArgumentException(SETTING + " is not set." + HOW);
        }
        byte[] secret = decode(base64.strip());
        if (secret.length != BYTES) {
            throw new IllegalArgumentException(
                    SETTING + " must be the base64 of 32 bytes, but is of " + secret.length + "." + HOW);
        }
        return new MasterKey(secret);
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
        return new KeyedHash(Hkdf.derive(secret, new byte[0], purpose.info(), BYTES));
    }

    @Override
    public String toString() {
        return "MasterKey[…]";
    }
}
