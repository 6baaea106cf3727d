package dev.voicebox.aead;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;

/** Encrypts with the first of its keys, and opens what any of them encrypted. For any thread. */
public final class AesGcm {
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Aead aead;
    private final String keyId;

    /**
     * @param keys 32 bytes each, no two alike
     * @throws IllegalStateException if they cannot be used
     */
    public AesGcm(List<byte[]> keys) {
        try {
            KeysetHandle.Builder set = KeysetHandle.newBuilder();
            for (int i = 0; i < keys.size(); i++) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key(keys.get(i)));
                set.addEntry(i == 0 ? entry.makePrimary() : entry);
            }
            aead = set.build().getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys cannot be used: is a master key named twice?", e);
        }
        keyId = HexFormat.of().toHexDigits(idOf(keys.get(0)));
    }

    /** @param place what it belongs to: it opens only there */
    public byte[] seal(byte[] plain, byte[] place) {
        try {
            return aead.encrypt(plain, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot encrypt", e);
        }
    }

    /** Empty when none of the keys opens it, or it belongs elsewhere. */
    public Optional<byte[]> open(byte[] sealed, byte[] place) {
        try {
            return Optional.of(aead.decrypt(sealed, place));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Names the key that encrypts, 8 hex digits; tells nothing of it. */
    public String keyId() {
        return keyId;
    }

    private static AesGcmKey key(byte[] bytes) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(bytes.length)
                .setIvSizeBytes(IV_BYTES)
                .setTagSizeBytes(TAG_BYTES)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(idOf(bytes))
                .build();
    }

    /** All servers with the same key name it alike; four bytes of a hash tell nothing of the key. */
    private static int idOf(byte[] key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                    .getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
