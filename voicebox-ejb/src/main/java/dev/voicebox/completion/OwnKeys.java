package dev.voicebox.completion;

import java.util.Optional;

import dev.voicebox.credential.CredentialId;
import dev.voicebox.credential.CredentialRefused;
import dev.voicebox.credential.Credentials;
import dev.voicebox.credential.UsableCredential;
import dev.voicebox.tenant.TenantId;

/** Where a tenant's own keys are. */
interface OwnKeys {
    UsableCredential open(TenantId tenant, CredentialId id) throws CredentialRefused;

    Optional<UsableCredential> openNewest(TenantId tenant, String provider) throws CredentialRefused;

    static OwnKeys in(Credentials credentials) {
        return new OwnKeys() {
            @Override
            public UsableCredential open(TenantId tenant, CredentialId id) throws CredentialRefused {
                return credentials.open(tenant, id);
            }

            @Override
            public Optional<UsableCredential> openNewest(TenantId tenant, String provider) throws CredentialRefused {
                return credentials.openNewest(tenant, provider);
            }
        };
    }
}
