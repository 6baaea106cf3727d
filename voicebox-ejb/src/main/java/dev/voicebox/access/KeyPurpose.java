package dev.voicebox.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a key derived from the master key is for. A name, once released, never changes: stored hashes hang on it. */
public enum KeyPurpose {
    ADMIN_CSRF,
    API_KEY_HASH,
    API_KEY_TAG,
    CLIENT_SECRET_HASH,
    CLIENT_SECRET_TAG,
    CONTENT_KEY,
    IDEMPOTENT_ANSWER,
    PROVIDER_CREDENTIAL,
    TOOL_ARGUMENTS_HASH,
    POLICY_INPUT_HASH,
    AUDIT_ROW,
    AUDIT_HEAD,
    RESUME_TOKEN_HASH;

    byte[] info() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return ("voicebox/" + words + "/1").getBytes(StandardCharsets.US_ASCII);
    }
}
