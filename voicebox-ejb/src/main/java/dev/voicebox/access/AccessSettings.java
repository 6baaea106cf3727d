package dev.voicebox.access;

import java.util.Objects;
import java.util.Optional;

/** What the operator sets. */
record AccessSettings(MasterKey masterKey, Optional<ApiKeySecret> bootstrapKey, int secretsAMinute) {

    static final String BOOTSTRAP_KEY = "voicebox.bootstrap.api-key";

    /** Client secrets that one tenant may make. */
    static final String SECRETS_A_MINUTE = "voicebox.client-secrets.per-minute";

    AccessSettings {
        Objects.requireNonNull(masterKey, "masterKey");
        Objects.requireNonNull(bootstrapKey, "bootstrapKey");
        if (secretsAMinute < 1) {
            throw new IllegalArgumentException(SECRETS_A_MINUTE + " must be at least 1, is " + secretsAMinute);
        }
    }

    /** @throws IllegalArgumentException with what to do, never with the value, if one of them cannot be used */
    static AccessSettings of(Optional<String> masterKey, Optional<String> bootstrapKey, int secretsAMinute) {
        return new AccessSettings(
                MasterKey.parse(masterKey.orElse(null)),
                bootstrapKey.map(String::strip).filter(key -> !key.isEmpty()).map(AccessSettings::usable),
                secretsAMinute);
    }

    private static ApiKeySecret usable(String key) {
        if (!ApiKeySecret.isPossible(key) || key.startsWith(ClientSecretFormat.MARK)) {
            throw new IllegalArgumentException(BOOTSTRAP_KEY
                    + " must have 16 to 256 printable ASCII characters without blanks and not begin with 'ek_'.");
        }
        return new ApiKeySecret(key);
    }
}
