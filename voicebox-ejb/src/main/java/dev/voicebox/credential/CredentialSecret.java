package dev.voicebox.credential;

import java.util.Objects;

/**
 * A provider's key in the clear. Exists while it is stored or used; its text never shows.
 *
 * @param value 8 to 512 visible ASCII characters without blanks
 */
public record CredentialSecret(String value) {
    private static final int FEWEST = 8;
    private static final int MOST = 512;
    private static final int SHOWN = 4;
    /** What is shown leaves three quarters unknown. */
    private static final int SHARE = 4;

    public CredentialSecret {
        Objects.requireNonNull(value, "value");
        if (!isPossible(value)) {
            throw new IllegalArgumentException("a key has 8 to 512 visible ASCII characters without blanks");
        }
    }

    public static boolean isPossible(String value) {
        return value.length() >= FEWEST
                && value.length() <= MOST
                && value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** At most 4 characters, by which people recognise it. */
    String lastCharacters() {
        return value.substring(value.length() - Math.min(SHOWN, value.length() / SHARE));
    }

    @Override
    public String toString() {
        return "CredentialSecret[…]";
    }
}
