package dev.voicebox.credential;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.MasterKey;
import dev.voicebox.aead.AesGcm;
import dev.voicebox.persistence.credential.SealedSecret;
import dev.voicebox.tenant.TenantId;

/**
 * Encrypts secrets for the database, each for its tenant and the id of its credential: a row that was copied to another tenant or
 * another id does not open.
 */
final class SecretBox {
    private final AesGcm keys;

    SecretBox(MasterKey master) {
        keys = new AesGcm(master.encryptionKeys(KeyPurpose.PROVIDER_CREDENTIAL));
    }

    SealedSecret seal(TenantId tenant, CredentialId id, CredentialSecret secret) {
        byte[] plain = secret.value().getBytes(StandardCharsets.US_ASCII);
        return new SealedSecret(keys.seal(plain, place(tenant, id)), keys.keyId(), secret.lastCharacters());
    }

    /** Empty when no key of this server opens it, or it belongs elsewhere. */
    Optional<CredentialSecret> open(TenantId tenant, CredentialId id, SealedSecret sealed) {
        return keys.open(sealed.ciphertext(), place(tenant, id))
                .map(plain -> new CredentialSecret(new String(plain, StandardCharsets.US_ASCII)));
    }

    /** Whether it was sealed with the current key. */
    boolean isCurrent(SealedSecret sealed) {
        return keys.keyId().equals(sealed.keyId());
    }

    private static byte[] place(TenantId tenant, CredentialId id) {
        return (tenant.value() + "|" + id.value()).getBytes(StandardCharsets.US_ASCII);
    }
}
