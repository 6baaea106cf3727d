package dev.voicebox.persistence.credential;

import java.util.Objects;

/**
 * A secret as it is stored.
 *
 * @param keyId names the key that encrypted it
 * @param lastCharacters at most 4, by which people recognise it
 */
public record SealedSecret(byte[] ciphertext, String keyId, String lastCharacters) {

    public SealedSecret {
        ciphertext = ciphertext.clone();
        Objects.requireNonNull(keyId, "keyId");
        if (lastCharacters.length() > 4) {
            throw new IllegalArgumentException("at most 4 characters of a secret may be kept readable");
        }
    }

    @Override
    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    @Override
    public String toString() {
        return "SealedSecret[" + keyId + "]";
    }
}
