package dev.voicebox.language.openai;

/**
 * A provider's key. Its text never shows: not in a log, not in an error.
 *
 * @param secret visible ASCII without blanks; {@code null} when the provider wants no key
 */
public record ApiKey(String secret) {
    public static final ApiKey NONE = new ApiKey(null);

    public ApiKey {
        if (secret != null && !secret.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("a key holds only visible ASCII characters, and no blanks");
        }
    }

    public boolean isPresent() {
        return secret != null;
    }

    @Override
    public String toString() {
        return secret == null ? "none" : "***";
    }
}
