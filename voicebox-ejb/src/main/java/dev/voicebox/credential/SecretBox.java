package dev.voicebox.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import dev.voicebox.persistence.credential.SealedSecret;
import dev.voicebox.tenant.TenantId;

/**
 * Encrypts secrets for the database: AES-256-GCM under a key derived from the master key. Tenant and id of the credential are
 * bound into it, so that a row that was copied to another tenant or another id does not open. While the master key is being
 * changed, secrets under the former one still open; what is written is written under the current one.
 */
final class SecretBox {
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Aead aead;
    private final String keyId;

    SecretBox(MasterKey master) {
        List<byte[]> keys = master.encryptionKeys(KeyPurpose.PROVIDER_CREDENTIAL);
        try {
            KeysetHandle.Builder set = KeysetHandle.newBuilder();
            for (int i = 0; i < keys.size(); i++) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key(keys.get(i)));
                set.addEntry(i == 0 ? entry.makePrimary() : entry);
            }
            aead = set.build().getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys for credentials cannot be used: is a master key named twice?", e);
        }
        keyId = HexFormat.of().toHexDigits(idOf(keys.get(0)));
    }

    SealedSecret seal(TenantId tenant, CredentialId id, CredentialSecret secret) {
        try {
            byte[] plain = secret.value().getBytes(StandardCharsets.US_ASCII);
            return new SealedSecret(aead.encrypt(plain, place(tenant, id)), keyId, secret.lastCharacters());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot encrypt", e);
        }
    }

    /** Empty when no key of this server opens it, or it belongs elsewhere. */
    Optional<CredentialSecret> open(TenantId tenant, CredentialId id, SealedSecret sealed) {
        try {
            byte[] plain = aead.decrypt(sealed.ciphertext(), place(tenant, id));
            return Optional.of(new CredentialSecret(new String(plain, StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether it was sealed with the current key. */
    boolean isCurrent(SealedSecret sealed) {
        return keyId.equals(sealed.keyId());
    }

    private static byte[] place(TenantId tenant, CredentialId id) {
        return (tenant.value() + "|" + id.value()).getBytes(StandardCharsets.US_ASCII);
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
