package dev.voicebox.access;

import java.time.Clock;
import java.util.Objects;

/** Tells the two kinds of credential apart and admits their holders. */
final class CredentialGate implements AccessGate {

    private final KeyAdmission keys;
    private final StoredClientSecrets secrets;
    private final KeyDirectory directory;
    private final Clock clock;

    CredentialGate(KeyAdmission keys, StoredClientSecrets secrets, KeyDirectory directory, Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    @Override
    public Caller admit(String credential) throws AccessDenied {
        if (credential == null || credential.isBlank()) {
            throw AccessDenied.missing();
        }
        return credential.startsWith(ClientSecretFormat.MARK) ? admitSecret(credential) : keys.admit(credential);
    }

    private Caller admitSecret(String secret) throws AccessDenied {
        Caller caller = secrets.redeem(secret);
        try {
            if (!directory.isServed(caller.tenant())) {
                throw AccessDenied.notServed().of(caller.tenant(), caller.credentialId());
            }
            // A secret is worth as much as the key that it was made with.
            KnownKey.Owner origin = new KnownKey.Owner(caller.tenant(), caller.project(), caller.keyId());
            if (directory
                    .find(origin)
                    .filter(key -> !key.isOverAt(clock.instant()))
                    .isEmpty()) {
                throw AccessDenied.expired();
            }
        } catch (StoreAway e) {
            throw AccessDenied.unavailable(e);
        }
        return caller;
    }
}
