package dev.voicebox.access.seal;

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

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.MasterKey;

/**
 * AES-256-GCM under keys derived from the master key for one purpose. The place where something is kept is bound into it, so that
 * what was copied to another place does not open. While the master key is being changed, what was sealed under the former one
 * still opens; what is sealed is sealed under the current one.
 */
public final class Sealing {
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Aead aead;
    private final String keyId;

    public Sealing(MasterKey master, KeyPurpose purpose) {
        List<byte[]> keys = master.encryptionKeys(purpose);
        try {
            KeysetHandle.Builder set = KeysetHandle.newBuilder();
            for (int i = 0; i < keys.size(); i++) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key(keys.get(i)));
                set.addEntry(i == 0 ? entry.makePrimary() : entry);
            }
            aead = set.build().getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The keys for " + purpose + " cannot be used: is a master key named twice?", e);
        }
        keyId = HexFormat.of().toHexDigits(idOf(keys.get(0)));
    }

    /** Names the current key. */
    public String keyId() {
        return keyId;
    }

    /** @param place tenant first */
    public byte[] seal(byte[] plain, byte[] place) {
        try {
            return aead.encrypt(plain, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot encrypt", e);
        }
    }

    /** Empty when no key of this server opens it, or it belongs elsewhere. */
    public Optional<byte[]> open(byte[] sealed, byte[] place) {
        try {
            return Optional.of(aead.decrypt(sealed, place));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
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

    /** All servers with the same master key name its key alike; four bytes of a hash tell nothing of the key. */
    private static int idOf(byte[] key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                    .getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
